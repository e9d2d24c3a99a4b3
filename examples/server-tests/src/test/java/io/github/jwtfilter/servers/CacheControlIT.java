package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The {@code Cache-Control} of responses to protected requests, by everything that servers do to the headers of a response. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "TOMCAT_11", "JETTY_9", "JETTY_12_EE10", "UNDERTOW_2_2"})
class CacheControlIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("welcome");
    private static final String RULES = "access.10 = /open/** /pages/home.html : anyone\n";

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        WelcomeWar war = new WelcomeWar(kind.api());
        String pages = WelcomeWar.servlet("CachingServlet", "/caching/*")
                        .replace("</servlet-class>", "</servlet-class><async-supported>true</async-supported>")
                + "<servlet-mapping><servlet-name>CachingServlet</servlet-name><url-pattern>/open/*</url-pattern>"
                + "</servlet-mapping><error-page><error-code>404</error-code>"
                + "<location>/caching/error</location></error-page>";
        server = Deployment.on(kind)
                .keys("welcome.jwks", IDENTITY_PROVIDER.jwkSet())
                .application("default", war.with(RULES, pages))
                .application("no-store", war.with(RULES + "cache-control = no-store\n", pages))
                .application("none", war.with(RULES + "cache-control = none\n", pages))
                .application("report-only", war.with(RULES + "mode = report-only\n", pages))
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/default, private",
        "/no-store, no-store",
        "/none,",
        "/report-only,",
    })
    void the_setting_applies_to_responses_without_a_header_of_the_application(String application, String expected) {
        List<String> header = expected == null ? List.of() : List.of(expected);

        assertThat(cacheControl(get(application + "/caching/page"))).isEqualTo(header);
        assertThat(cacheControl(get(application + "/caching/reset"))).isEqualTo(header);
        assertThat(cacheControl(get(application + "/caching/redirect"))).isEqualTo(header);
        assertThat(cacheControl(get(application + "/adm/home.html"))).isEqualTo(header);
    }

    @Test
    void the_application_decides_where_it_sets_the_header() {
        assertThat(cacheControl(get("/no-store/caching/set"))).containsExactly("public, max-age=60");
        assertThat(cacheControl(get("/no-store/caching/add"))).containsExactly("max-age=60");
        assertThat(cacheControl(get("/no-store/caching/async"))).containsExactly("max-age=60");
        assertThat(get("/default/caching/page").body()).isEqualTo("header seen: false");
        assertThat(get("/default/caching/set").body()).isEqualTo("header seen: true");
    }

    @Test
    void responses_open_to_anyone_are_not_changed() {
        assertThat(cacheControl(get("/no-store/open/page"))).isEmpty();
        assertThat(cacheControl(get("/no-store/pages/home.html"))).isEmpty();
        assertThat(cacheControl(Http.get(server.uri("/no-store/open/page")))).isEmpty();
    }

    @Test
    void a_304_response_has_the_header() {
        HttpResponse<String> file = get("/default/adm/home.html");
        String modified = file.headers().firstValue("Last-Modified").orElseThrow();

        HttpResponse<String> unchanged = get("/default/adm/home.html", modified);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        // Jetty 12 removes the header from this response (EE 10); caches keep that of the response that they have
        // stored (RFC 9111 section 3.2).
        assertThat(cacheControl(unchanged))
                .isEqualTo(kind == ServerKind.JETTY_12_EE10 ? List.of() : List.of("private"));
    }

    @ParameterizedTest
    @CsvSource({"missing, 404", "failing, 500"})
    void no_shared_cache_stores_an_error_page(String page, int status) {
        for (String application : List.of("/default", "/no-store")) {
            HttpResponse<String> response = get(application + "/caching/" + page);

            assertThat(response.statusCode()).isEqualTo(status);
            // Caches store no 500 without a header that permits it (RFC 9110 section 15.1).
            assertThat(cacheControl(response).size()).isBetween(status == 404 ? 1 : 0, 1);
            assertThat(String.join("", cacheControl(response))).doesNotContain("public", "max-age");
        }
    }

    @Test
    void a_rejection_has_one_header() {
        assertThat(cacheControl(Http.get(server.uri("/default/caching/page")))).containsExactly("no-store");
    }

    private static List<String> cacheControl(HttpResponse<String> response) {
        return response.headers().allValues("Cache-Control");
    }

    private static HttpResponse<String> get(String path) {
        return Http.get(server.uri(path), "Authorization", "Bearer " + IDENTITY_PROVIDER.token("alice"));
    }

    private static HttpResponse<String> get(String path, String modified) {
        return Http.get(
                server.uri(path),
                "Authorization",
                "Bearer " + IDENTITY_PROVIDER.token("alice"),
                "If-Modified-Since",
                modified);
    }
}
