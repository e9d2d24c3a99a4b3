package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for a directory returns no guarded file, independent of the way in which the welcome file was declared. */
@ParameterizedClass
@EnumSource
class WelcomeFileIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("welcome");
    private static final String ADMIN_IS_GUARDED = """
            access.10 = /adm/** : role admin
            access.99 = /** : anyone
            """;
    private static final String SLASH = WelcomeWar.welcomeFile("/pages/home.html");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        WelcomeWar war = new WelcomeWar(kind.api());
        String fragment = war.expand(WelcomeWar.FRAGMENT);
        Deployment deployment = Deployment.on(kind)
                .keys("welcome.jwks", IDENTITY_PROVIDER.jwkSet())
                .application("slash", war.with("access.10 = / /pages/home.html : anyone", SLASH))
                .application("slash-closed", war.with("access.10 = / : anyone", SLASH))
                .application("servlet", servlet(war));
        if (!isUndertow(kind)) {
            deployment
                    .application("fragment", fragment(war.with(ADMIN_IS_GUARDED), fragment))
                    .application("fragment-unguarded", fragment(war.unguarded(), fragment))
                    .application("form-login", formLogin(war))
                    .application("program", war.with(ADMIN_IS_GUARDED, WelcomeWar.listener()))
                    .application("program-unguarded", war.unguarded(WelcomeWar.listener()));
        }
        server = deployment.start();
    }

    private static boolean isUndertow(ServerKind kind) {
        return kind == ServerKind.UNDERTOW_2_2 || kind == ServerKind.UNDERTOW_2_3;
    }

    private static War fragment(War war, String fragment) {
        return war.withLibrary("library.jar", "META-INF/web-fragment.xml", fragment);
    }

    /** The welcome file is mapped to a servlet that forwards to a guarded page, and so are all paths of a directory. */
    private static War servlet(WelcomeWar war) {
        return war.with(
                        "access.10 = /adm/** : deny\naccess.20 = / /front/** /view.html : anyone",
                        WelcomeWar.welcomeFile("view.html"),
                        WelcomeWar.servlet("ForwardingServlet", "/view.html"),
                        "<servlet-mapping><servlet-name>ForwardingServlet</servlet-name><url-pattern>/front/*"
                                + "</url-pattern></servlet-mapping>",
                        WelcomeWar.servlet("GuardedServlet", "/adm/view"))
                .with("view.html", "the servlet takes the place of this file");
    }

    private static War formLogin(WelcomeWar war) {
        return war.with(
                        "coexist = /**\naccess.10 = /login.html : anyone",
                        "<security-constraint><web-resource-collection><web-resource-name>adm</web-resource-name>"
                                + "<url-pattern>/adm/*</url-pattern></web-resource-collection><auth-constraint>"
                                + "<role-name>admin</role-name></auth-constraint></security-constraint>",
                        "<login-config><auth-method>FORM</auth-method><form-login-config><form-login-page>/login.html"
                                + "</form-login-page><form-error-page>/login.html</form-error-page></form-login-config>"
                                + "</login-config><security-role><role-name>admin</role-name></security-role>")
                .with("login.html", "the log-in page of the container");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fragment", "/program"})
    void a_welcome_file_that_web_xml_does_not_list_is_protected(String application) {
        assumeThat(isUndertow(kind)).as("a library, which knows web.xml only").isFalse();

        HttpResponse<String> response = get(application + "/");

        assertThat(get(application + "-unguarded/").body()).contains("GUARDED home page");
        assertThat(response.statusCode()).as("%s", kind).isEqualTo(401);
        assertThat(response.body()).doesNotContain("GUARDED");
        assertThat(get(application + "/", bearer("alice")).statusCode()).isEqualTo(403);
        assertThat(get(application + "/", bearer("root", "admin")).body()).contains("GUARDED home page");
    }

    @Test
    void a_welcome_file_with_a_leading_slash_is_served() {
        HttpResponse<String> response = get("/slash/");

        assertThat(response.statusCode()).as("%s", kind).isEqualTo(200);
        assertThat(response.body()).contains("the home page");
        assertThat(get("/slash/pages/home.html").statusCode()).isEqualTo(200);
    }

    @Test
    void a_welcome_file_with_a_leading_slash_is_protected() {
        assertThat(get("/slash-closed/").statusCode()).as("%s", kind).isEqualTo(401);
        assertThat(get("/slash-closed/", bearer("alice")).body()).contains("the home page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET {app}//pages/home.html",
                "GET {app}//",
                "GET {app}/pages//home.html",
                "GET {app}/%2fpages/home.html",
                "GET {app}/;x=1",
                "GET {app}/;jsessionid=1/"
            })
    void it_opens_no_empty_segment_of_the_client(String request) {
        RawResponse response = new RawConnection(server.uri("/").getPort()).send(new RawRequest(request), "/slash");

        assertThat(response.status()).as("%s: %s", kind, response).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/view.html", "/front/", "/front/x"})
    void an_open_page_may_forward_to_a_protected_page(String path) {
        assertThat(get("/servlet" + path).body()).as("%s", kind).contains("GUARDED /adm/view for null");
        assertThat(get("/servlet/adm/view").statusCode()).isEqualTo(403);
    }

    /** Tomcat forwards to the page before filters run; other servers redirect, and have no users without a realm. */
    @Test
    void the_form_login_of_the_container_is_shown_where_a_rule_opens_it() {
        assumeThat(kind.name()).startsWith("TOMCAT");

        HttpResponse<String> response = get("/form-login/adm/home.html");

        assertThat(response.statusCode()).as("%s", kind).isEqualTo(200);
        assertThat(response.body()).contains("the log-in page of the container");
        assertThat(get("/form-login/login.html").body()).contains("the log-in page of the container");
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return Http.get(server.uri(path), headers);
    }

    private static String[] bearer(String name, String... roles) {
        return new String[] {"Authorization", "Bearer " + IDENTITY_PROVIDER.token(name, roles)};
    }
}
