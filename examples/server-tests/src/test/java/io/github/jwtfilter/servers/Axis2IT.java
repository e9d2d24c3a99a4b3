package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published Apache Axis2, whose welcome file is declared with a leading slash. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9"})
@Tag("wars")
class Axis2IT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("minimal");
    private static final String HOME = "Welcome to the new generation of Axis";
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = minimal
            keys.jwks-file = ${sys:minimal.jwks}
            """;

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        server = Deployment.on(kind)
                .keys("minimal.jwks", IDENTITY_PROVIDER.jwkSet())
                .application("open", axis2("access.10 = / /index.jsp /index.html /axis2-web/index.jsp : anyone"))
                .application("closed", axis2("access.10 = / /index.jsp /index.html : anyone"))
                .start();
    }

    private static War axis2(String rules) {
        return War.copyOf(TestFiles.library("axis2-webapp-1.7.9.war"))
                .edit(
                        "WEB-INF/web.xml",
                        text -> text.replaceFirst(
                                "(?=\\s*<servlet>)",
                                DocumentedWebXml.SERVLET_2_5.lines().replace("$", "\\$")))
                .with("WEB-INF/jwt-filter.properties", SETTINGS + rules)
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void the_home_page_is_served_where_the_rules_open_it() {
        assertThat(Http.get(server.uri("/open/")).body()).as("%s", kind).contains(HOME);
    }

    @Test
    void the_home_page_is_protected_where_they_do_not() {
        assertThat(Http.get(server.uri("/closed/")).statusCode()).as("%s", kind).isEqualTo(401);
        assertThat(Http.get(server.uri("/closed/"), "Authorization", "Bearer " + IDENTITY_PROVIDER.token("alice"))
                        .body())
                .contains(HOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET {app}//", "GET {app}//axis2-web/index.jsp", "GET {app}//services/listServices"})
    void no_empty_segment_is_opened(String request) {
        RawResponse response = new RawConnection(server.uri("/").getPort()).send(new RawRequest(request), "/open");

        assertThat(response.status()).as("%s: %s", kind, response).isEqualTo(400);
    }
}
