package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications that would not be protected are not served at all, while another one on the same server works. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "UNDERTOW_.*")
class RejectedDeploymentIT {
    private static final List<String> PATHS = List.of("/", "/index.jsp", "/admin/", "/css/desk.css", "/no/such/page");

    private static IdentityProvider identityProvider;
    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        boolean javax = kind.api() == ServerKind.Api.JAVAX;
        identityProvider = new IdentityProvider(javax ? "order-desk" : "meeting-rooms");
        ServerKind.Api api = kind.api();
        server = Deployment.on(kind)
                .application("healthy", BrokenWars.none(api))
                .application("misspelt", BrokenWars.misspelt(api))
                .application("without-settings", BrokenWars.none(api).without(BrokenWars.SETTINGS))
                .application("without-listener", BrokenWars.withoutListener(BrokenWars.misspelt(api)))
                .application("wrong-api", BrokenWars.forOtherApi(api))
                .application("uncovered", BrokenWars.uncovered(api))
                .keys(javax ? "orderdesk.jwks" : "rooms.jwks", identityProvider.jwkSet())
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void the_listener_stops_an_application_with_invalid_settings() {
        assertRejected("/misspelt");
    }

    @Test
    void the_listener_stops_an_application_without_settings() {
        assertRejected("/without-settings");
    }

    @Test
    void without_the_listener_the_filter_responds_with_503_to_every_request() {
        for (String path : PATHS) {
            HttpResponse<String> response = getAsAdministrator("/without-listener" + path);
            assertThat(response.statusCode()).as("%s on %s", path, kind).isEqualTo(503);
            assertThat(response.body())
                    .as("%s on %s", path, kind)
                    .doesNotContain("Signed in", "border-collapse", "audiance");
        }
    }

    @Test
    void the_log_contains_the_problem_and_the_remedy() {
        assertThat(server.log().text()).contains("audiance").containsPattern("did you mean.{0,20}audience");
    }

    @Test
    void the_initializer_stops_an_application_whose_filter_is_for_the_other_api() {
        assertRejected("/wrong-api");
        assertThat(server.log().text())
                .containsPattern("/WEB-INF/web.xml, line \\d+: replace <filter-class>"
                        + Pattern.quote(kind.api().other().classOfDropIn("JwtFilter"))
                        + "</filter-class> with <filter-class>"
                        + Pattern.quote(kind.api().classOfDropIn("JwtFilter")) + "</filter-class>");
    }

    @Test
    void the_listener_stops_an_application_that_the_filter_does_not_cover() {
        assertRejected("/uncovered");
        assertThat(server.log().text()).contains("the JwtFilter is mapped to /admin/* only");
    }

    @Test
    void a_healthy_application_on_the_same_server_is_served() {
        HttpResponse<String> response = getAsAdministrator("/healthy/index.jsp");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as root");
    }

    /** Servers differ: Tomcat removes the application (404), Jetty marks it as unavailable (503). */
    private void assertRejected(String application) {
        for (String path : PATHS) {
            HttpResponse<String> response = getAsAdministrator(application + path);
            assertThat(response.statusCode()).as("%s on %s", path, kind).isIn(404, 503);
            assertThat(response.body()).as("%s on %s", path, kind).doesNotContain("Signed in", "border-collapse");
        }
    }

    private static HttpResponse<String> getAsAdministrator(String path) {
        return Http.get(server.uri(path), "Authorization", "Bearer " + identityProvider.token("root", "admin"));
    }
}
