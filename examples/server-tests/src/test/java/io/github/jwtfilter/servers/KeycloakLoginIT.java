package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The login of the order desk at a real Keycloak, with the settings of docs/login/keycloak.md. */
@Tag("providers")
class KeycloakLoginIT {
    private static final String CLIENT_SECRET = "s3cret+of%the client";
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

    private static KeycloakServer keycloak;
    private static RunningServer server;

    private final LoginBrowser browser = new LoginBrowser();
    private String user;

    @BeforeAll
    static void start() throws IOException {
        keycloak = KeycloakServer.start();
        keycloak.addRole("clerk");
        keycloak.addRole("admin");
        server = Deployment.on(ServerKind.TOMCAT_9)
                .application("desk", War.copyOf(TestFiles.legacyWar()))
                .application("archive", War.copyOf(TestFiles.legacyWar()))
                .property(
                        "jwtfilter.config.desk",
                        settings("desk", "session.access-lifetime = 10s", "session.grace = 5s"))
                .property("jwtfilter.config.archive", settings("archive", "session.access-lifetime = 1h"))
                .patientWithProviders()
                .start();
        keycloak.addClient("desk", CLIENT_SECRET, server.uri("/desk"));
        keycloak.addClient("archive", CLIENT_SECRET, server.uri("/archive"));
    }

    private static String settings(String application, String... lines) throws IOException {
        Path settings = TestFiles.newBase("keycloak-login").resolve("jwt-filter.properties");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "preset = keycloak",
                        "issuer = " + keycloak.issuer(),
                        "login = openid",
                        "login.client-id = " + application,
                        "login.client-secret = " + CLIENT_SECRET,
                        "login.logout = /jwt/logout",
                        "login.backchannel-logout = /jwt/backchannel-logout",
                        "access.10 = /css/**.css : anyone",
                        "access.20 = /admin/** : role admin",
                        String.join("\n", lines),
                        ""));
        return "file:" + settings;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @BeforeEach
    void addUser() {
        user = "user" + System.nanoTime();
        keycloak.addUser(user);
        keycloak.grant(user, "clerk");
    }

    @Test
    void a_browser_comes_back_to_the_page_with_its_query_name_and_roles() {
        URI page = server.uri("/desk/orders?page=2");

        assertThat(logIn(page)).isEqualTo(page);
        assertThat(browser.get(page).body()).contains("Signed in as " + user);
        assertThat(browser.get(server.uri("/desk/admin/")).statusCode()).isEqualTo(403);
    }

    @Test
    void a_new_role_takes_effect_when_the_session_is_renewed() {
        logIn(server.uri("/desk/orders"));
        keycloak.grant(user, "admin");

        assertThat(Await.until(
                        status -> status == 200,
                        Await.LIMIT,
                        () -> browser.get(server.uri("/desk/admin/")).statusCode()))
                .as("the session has the new role")
                .isEqualTo(200);
    }

    @Test
    void a_disabled_user_is_out_when_the_session_is_renewed() {
        URI page = server.uri("/desk/orders");
        logIn(page);
        keycloak.disable(user);

        assertThat(Await.until(
                        status -> status == 302,
                        Await.LIMIT,
                        () -> browser.get(page).statusCode()))
                .as("the session has ended")
                .isEqualTo(302);
    }

    @Test
    void a_logout_at_keycloak_ends_a_session_whose_access_token_is_valid() {
        URI page = server.uri("/archive/orders");
        logIn(page);

        keycloak.logOut(user);

        assertThat(Await.until(
                        status -> status == 302,
                        Await.LIMIT,
                        () -> browser.get(page).statusCode()))
                .as("Keycloak has informed the application")
                .isEqualTo(302);
    }

    @Test
    void a_logout_of_the_application_requires_the_password_again() {
        URI page = server.uri("/desk/orders");
        logIn(page);

        URI end = LoginBrowser.location(browser.post(server.uri("/desk/jwt/logout"), ""));
        URI back = LoginBrowser.location(browser.get(end));

        assertThat(back).isEqualTo(server.uri("/desk/"));
        URI again = LoginBrowser.location(browser.get(page));
        assertThat(browser.get(again).body()).contains("kc-form-login");
    }

    @Test
    void two_applications_of_a_server_have_sessions_of_their_own() {
        logIn(server.uri("/desk/orders"));

        URI callback =
                LoginBrowser.location(browser.get(LoginBrowser.location(browser.get(server.uri("/archive/orders")))));
        assertThat(LoginBrowser.location(browser.get(callback))).isEqualTo(server.uri("/archive/orders"));
        browser.post(server.uri("/archive/jwt/logout"), "");

        assertThat(browser.get(server.uri("/archive/orders")).statusCode()).isEqualTo(302);
        assertThat(browser.get(server.uri("/desk/orders")).body()).contains("Signed in as " + user);
    }

    @Test
    void a_user_with_a_session_at_keycloak_logs_in_without_a_password() {
        URI page = server.uri("/desk/orders");
        logIn(page);
        browser.forget(name -> name.startsWith("__Host-desk-"));

        URI callback = LoginBrowser.location(browser.get(LoginBrowser.location(browser.get(page))));

        assertThat(LoginBrowser.location(browser.get(callback))).isEqualTo(page);
    }

    /** Returns the page to which the browser is sent after the login. */
    private URI logIn(URI page) {
        HttpResponse<String> form = browser.get(LoginBrowser.location(browser.get(page)));
        Matcher action = FORM.matcher(form.body());
        assertThat(action.find())
                .as("the login form of Keycloak in %s", form.body())
                .isTrue();
        URI callback = LoginBrowser.location(browser.post(
                URI.create(action.group(1).replace("&amp;", "&")),
                "username=" + user + "&password=" + KeycloakServer.PASSWORD.replace(' ', '+')));
        return LoginBrowser.location(browser.get(callback));
    }
}
