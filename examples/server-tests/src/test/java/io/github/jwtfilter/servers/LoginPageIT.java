package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.IdentityProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login page of a front controller is open to every client, and its other pages are not. */
@ParameterizedClass
@EnumSource(names = {"UNDERTOW_2_2", "UNDERTOW_2_3", "TOMCAT_9", "JETTY_12_EE10"})
class LoginPageIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("welcome");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        WelcomeWar war = new WelcomeWar(kind.api());
        String front = WelcomeWar.servlet("FrontServlet", "/front");
        server = Deployment.on(kind)
                .keys("welcome.jwks", IDENTITY_PROVIDER.jwkSet())
                .application("guarded", war.with("challenge.login-page = /front?page=login", front))
                .application("unguarded", war.unguarded(front))
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void the_page_itself_is_open() {
        assertThat(send("GET {app}/front?page=login", "/guarded").text()).contains("page /front for null");
        assertThat(send("GET {app}/front?page=login | Content-Length: 0", "/guarded")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/x-www-form-urlencoded | Content-Length: 11 | | page=secret",
                "Content-Type: Application/X-WWW-Form-Urlencoded; charset=utf-8 | Content-Length: 11 | | page=secret",
                "Content-Type: application/x-www-form-urlencoded | Transfer-Encoding: chunked | | b | page=secret | 0 | | ",
                "Content-Type: multipart/form-data; boundary=x | Content-Length: 65 | | --x"
                        + " | Content-Disposition: form-data; name=\"page\" | {D}{A}secret | --x--",
                "Content-Length: 11 | | page=secret"
            })
    void form_fields_in_the_body_of_a_get_open_no_other_page(String body) {
        RawResponse response = send("GET {app}/front?page=login | " + body, "/guarded");

        assertThat(response.text()).as("%s", kind).doesNotContain("GUARDED");
        assertThat(response.status()).as("%s: %s", kind, response).isBetween(400, 401);
    }

    @Test
    void undertow_reads_them() {
        String form =
                "GET {app}/front?page=login | Content-Type: application/x-www-form-urlencoded | Content-Length: 11"
                        + " | | page=secret";

        assertThat(send(form, "/unguarded").text().contains("GUARDED"))
                .as("%s", kind)
                .isEqualTo(kind.name().startsWith("UNDERTOW"));
    }

    private static RawResponse send(String request, String application) {
        return new RawConnection(server.uri("/").getPort()).send(new RawRequest(request), application);
    }
}
