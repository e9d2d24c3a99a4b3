package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drop-in works with any libraries of an application, and with none. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9"})
class DropInIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("minimal");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        Deployment deployment = Deployment.on(kind).keys("minimal.jwks", IDENTITY_PROVIDER.jwkSet());
        for (Libraries libraries : Libraries.values()) {
            deployment.application(libraries.contextName(), MinimalWar.with(libraries));
        }
        server = deployment.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_application_is_protected(Libraries libraries) {
        assertThat(get(libraries, "/").statusCode()).isEqualTo(401);
        assertThat(get(libraries, "/", bearer(IDENTITY_PROVIDER.forged("alice")))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void the_application_loads_its_own_libraries_only(Libraries libraries) {
        HttpResponse<String> response = get(libraries, "/", bearer(IDENTITY_PROVIDER.token("alice")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("Signed in as alice")
                .contains("JSON: " + libraries.jsonFound())
                .contains("Logging: " + libraries.loggingFound());
    }

    @ParameterizedTest
    @EnumSource
    void a_rejection_is_logged_where_the_application_logs(Libraries libraries) {
        get(libraries, "/rejected-by-" + libraries, bearer(IDENTITY_PROVIDER.expired("alice")));

        server.log()
                .await(Pattern.compile(
                        "(?m)^" + MinimalWar.startOfLogLine(libraries) + ".*expired.*/rejected-by-" + libraries));
    }

    @Test
    void the_server_logs_no_warning() {
        assertThat(server.log().text())
                .as("the log of %s", kind)
                .doesNotContain("SLF4J:", "LinkageError", "NoClassDefFoundError", "ClassNotFoundException");
    }

    private static HttpResponse<String> get(Libraries libraries, String path, String... headers) {
        return Http.get(server.uri(libraries.contextPath() + path), headers);
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
