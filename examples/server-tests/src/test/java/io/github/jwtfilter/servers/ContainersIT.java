package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * GlassFish and Payara, which run applications without filters that fail or cannot be loaded, and old versions of Tomcat. In the
 * profile {@code containers} only, since the first two are large.
 */
@Tag("containers")
@ParameterizedClass
@EnumSource
class ContainersIT {
    private static final List<String> PATHS = List.of("/", "/index.jsp", "/index.html", "/admin/", "/css/desk.css");
    private static final String PAGE_SETTINGS = """
            issuer         = https://idp.example.com
            audience       = page
            keys.jwks-file = ${sys:page.jwks}
            """;

    private static IdentityProvider identityProvider;
    private static IdentityProvider pageProvider;
    private static RunningServer server;

    @Parameter
    ContainerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ContainerKind kind) {
        ServerKind.Api api = kind.api();
        boolean javax = api == ServerKind.Api.JAVAX;
        identityProvider = new IdentityProvider(javax ? "order-desk" : "meeting-rooms");
        pageProvider = new IdentityProvider("page");
        server = Deployment.on(kind.name(), kind.distribution())
                .application("healthy", BrokenWars.none(api))
                .application("page", page(new WebXmlText(api).listener().filter()))
                .application("wrong-api", BrokenWars.forOtherApi(api))
                .application(
                        "wrong-page",
                        page(new WebXmlText(api).filter("jwt", api.other().classOfDropIn("JwtFilter"))))
                .application(
                        "wrong-2-5",
                        page(new WebXmlText(api).filter("jwt", api.other().classOfDropIn("JwtFilter")))
                                .edit(
                                        "WEB-INF/web.xml",
                                        text -> text.replaceFirst("version=\"[0-9.]+\"", "version=\"2.5\"")
                                                .replaceAll(
                                                        "xmlns=\"[^\"]*\"",
                                                        "xmlns=\"http://java.sun.com/xml/ns/javaee\"")
                                                .replaceAll("\\s*<async-supported>.*", "")))
                .application("misspelt", BrokenWars.misspelt(api))
                .application("without-listener", BrokenWars.withoutListener(BrokenWars.misspelt(api)))
                .application("uncovered", BrokenWars.uncovered(api))
                .keys(javax ? "orderdesk.jwks" : "rooms.jwks", identityProvider.jwkSet())
                .keys("page.jwks", pageProvider.jwkSet())
                .start();
    }

    /** An application without classes. Payara Micro compiles no JSP when started in this way. */
    private static War page(WebXmlText webXml) {
        return War.empty()
                .with("WEB-INF/web.xml", webXml.toString())
                .with("WEB-INF/jwt-filter.properties", PAGE_SETTINGS)
                .with("index.html", "Signed in")
                .with("css/desk.css", "border-collapse")
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void a_healthy_application_is_served() {
        String clerk = "Bearer " + identityProvider.token("carol", "clerk");

        assertThat(Http.get(server.uri("/healthy/admin/")).statusCode()).isEqualTo(401);
        assertThat(Http.get(server.uri("/healthy/admin/"), "Authorization", clerk)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_application_without_classes_of_its_own_works() {
        assertThat(Http.get(server.uri("/page/index.html")).statusCode()).isEqualTo(401);
        assertThat(Http.get(server.uri("/page/index.html"), "Authorization", "Bearer " + pageProvider.token("alice"))
                        .body())
                .contains("Signed in");
    }

    @Test
    void a_filter_for_the_other_api_is_not_left_out() {
        for (String application : List.of("/wrong-api", "/wrong-page", "/wrong-2-5")) {
            assertRejected(application);
        }
        assertThat(server.log().text())
                .containsPattern("/WEB-INF/web.xml, line \\d+: replace <filter-class>"
                        + Pattern.quote(kind.api().other().classOfDropIn("JwtFilter")));
    }

    @Test
    void the_listener_stops_applications_that_would_not_be_protected() {
        assertRejected("/misspelt");
        assertRejected("/uncovered");
    }

    @Test
    void without_the_listener_the_filter_rejects_every_request_if_the_settings_are_invalid() {
        for (String path : PATHS) {
            HttpResponse<String> response = getAsAdministrator("/without-listener" + path);
            assertThat(response.statusCode()).as("%s on %s", path, kind).isEqualTo(503);
        }
    }

    private void assertRejected(String application) {
        for (String path : PATHS) {
            HttpResponse<String> response = getAsAdministrator(application + path);
            assertThat(response.statusCode())
                    .as("%s%s on %s", application, path, kind)
                    .isIn(404, 503);
            assertThat(response.body()).doesNotContain("Signed in", "border-collapse");
        }
    }

    private static HttpResponse<String> getAsAdministrator(String path) {
        return Http.get(server.uri(path), "Authorization", "Bearer " + identityProvider.token("root", "admin"));
    }
}
