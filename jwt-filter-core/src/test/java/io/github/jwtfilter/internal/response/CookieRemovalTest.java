package io.github.jwtfilter.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.request.AddressRange;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TrustedProxies;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieRemovalTest {
    private static final Connections DIRECT = new Connections(new TrustedProxies(List.of()), Optional.empty());

    private final CookieRemoval removal = new CookieRemoval("jwt", DIRECT);

    @Test
    void removes_the_cookie_from_every_domain_and_path_that_can_be_its_own() {
        assertThat(removal.headersFor(request("desk.apps.example.com")))
                .containsExactly(
                        "jwt=; Path=/; Domain=example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/; Domain=apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/; Domain=desk.apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app; Domain=example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app; Domain=apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app; Domain=desk.apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/; Domain=example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/; Domain=apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/; Domain=desk.apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/x; Domain=example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/x; Domain=apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/x; Domain=desk.apps.example.com; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/; Max-Age=0; Secure; HttpOnly",
                        "jwt=; Path=/app/x; Max-Age=0; Secure; HttpOnly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "desk", "127.0.0.1:8080", "203.0.113.7", "[::1]:8080"})
    void has_no_domains_for_an_address_or_a_single_label(String host) {
        assertThat(removal.headersFor(request(host))).hasSize(4).noneMatch(header -> header.contains("Domain"));
    }

    @Test
    void uses_the_host_that_the_browser_has_used() {
        Connections proxied =
                new Connections(new TrustedProxies(List.of(AddressRange.parse("10.0.0.0/8"))), Optional.empty());
        TestRequest request = request("backend:8080")
                .plainHttp()
                .from("10.0.0.1")
                .header("X-Forwarded-Host", "app.example.com")
                .header("X-Forwarded-Proto", "https");

        assertThat(new CookieRemoval("jwt", proxied).headersFor(request))
                .hasSize(3 * 4)
                .contains("jwt=; Path=/; Domain=example.com; Max-Age=0; Secure; HttpOnly")
                .noneMatch(header -> header.contains("backend"));
        assertThat(removal.headersFor(request)).hasSize(4).noneMatch(header -> header.contains("Secure"));
    }

    @Test
    void uses_the_configured_host() {
        Connections external = new Connections(
                new TrustedProxies(List.of(AddressRange.parse("10.0.0.0/8"))),
                Optional.of(URI.create("https://app.example.com")));

        assertThat(new CookieRemoval("jwt", external)
                        .headersFor(request("backend").from("10.0.0.1")))
                .contains("jwt=; Path=/; Domain=example.com; Max-Age=0; Secure; HttpOnly");
    }

    /** Otherwise the user's own cookie would be deleted, and a foreign one might remain. */
    @Test
    void removes_nothing_if_the_host_is_unknown() {
        assertThat(removal.headersFor(TestRequest.get("/x"))).isEmpty();
        assertThat(removal.headersFor(request("a.example.com").header("Host", "b.example.com")))
                .isEmpty();
        assertThat(removal.headersFor(request("a b"))).isEmpty();
    }

    @Test
    void is_not_marked_secure_over_plain_http_where_browsers_would_ignore_it() {
        assertThat(removal.headersFor(request("app.example.com").plainHttp()))
                .hasSize(3 * 4)
                .noneMatch(header -> header.contains("Secure"));
    }

    @Test
    void is_always_marked_secure_where_the_name_demands_it() {
        assertThat(new CookieRemoval("__Secure-jwt", DIRECT)
                        .headersFor(request("app.example.com").plainHttp()))
                .hasSize(3 * 4)
                .allMatch(header -> header.startsWith("__Secure-jwt=; ") && header.contains("; Secure; "));
    }

    @Test
    void removes_a_host_only_cookie_from_its_only_possible_place() {
        CookieRemoval ofHost = new CookieRemoval("__Host-jwt", DIRECT);

        assertThat(ofHost.headersFor(request("app.example.com")))
                .containsExactly("__Host-jwt=; Path=/; Max-Age=0; Secure; HttpOnly");
        assertThat(ofHost.headersFor(TestRequest.get("/x").plainHttp()))
                .containsExactly("__Host-jwt=; Path=/; Max-Age=0; Secure; HttpOnly");
    }

    @Test
    void removes_the_host_only_cookie_only_together_with_all_others() {
        for (int depth = 0; depth < 60; depth++) {
            List<String> headers = removal.headersFor(deep(depth));
            int paths = 6 + 2 * depth;

            assertThat(headers.size()).isBetween(3 * 3, 4 * paths);
            assertThat(headers.stream().anyMatch(header -> !header.contains("Domain")))
                    .isEqualTo(headers.size() == 4 * paths);
        }
    }

    @Test
    void removes_foreign_cookies_of_the_whole_host_and_the_application_even_where_not_all_paths_fit() {
        for (int depth : new int[] {10, 60, 4_000}) {
            List<String> headers = removal.headersFor(deep(depth));

            for (String domain : List.of("example.com", "apps.example.com", "desk.apps.example.com")) {
                for (String path : List.of("/", "/app", "/app/")) {
                    assertThat(headers)
                            .contains("jwt=; Path=" + path + "; Domain=" + domain + "; Max-Age=0; Secure; HttpOnly");
                }
            }
            assertThat(headers).allMatch(header -> header.contains("Domain"));
        }
    }

    @Test
    void removes_nothing_if_the_host_has_no_parent_domain_and_the_paths_exceed_the_limit() {
        assertThat(removal.headersFor(request("localhost").rawPath("/app" + "/x".repeat(4_000))))
                .isEmpty();
        assertThat(removal.headersFor(request("localhost").rawPath("/" + "x".repeat(3_001))))
                .isEmpty();
    }

    @Test
    void fits_into_the_headers_that_proxies_accept() {
        String host = "a.".repeat(100) + "example.com";
        for (String path : List.of("/app/x", "/app" + "/x".repeat(15), "/app" + "/x".repeat(4_000))) {
            List<String> headers = removal.headersFor(request(host).rawPath(path));

            assertThat(headers.stream().mapToInt(header -> header.length() + 14).sum())
                    .isLessThanOrEqualTo(3_000);
        }
    }

    private static TestRequest deep(int depth) {
        return request("desk.apps.example.com").rawPath("/app/faces/administration" + "/page".repeat(depth));
    }

    private static TestRequest request(String host) {
        return TestRequest.get("/x").header("Host", host);
    }

    @Test
    void removes_each_chunk_that_was_sent_from_every_place_that_it_can_have() {
        CookieRemoval ofHost = new CookieRemoval("__Host-jwt", DIRECT);
        String chunks = "__Host-jwt.0=a; x=1; __Host-jwt.1=b; __Host-jwt.0=c";

        assertThat(ofHost.headersFor(request("app.example.com").header("Cookie", chunks)))
                .containsExactly(
                        "__Host-jwt.0=; Path=/; Max-Age=0; Secure; HttpOnly",
                        "__Host-jwt.1=; Path=/; Max-Age=0; Secure; HttpOnly");
        List<String> headers =
                removal.headersFor(request("app.example.com").header("Cookie", "jwt=chunks-2; jwtC1=a; jwtC2=b"));
        for (String name : List.of("jwt", "jwtC1", "jwtC2")) {
            assertThat(headers)
                    .contains(name + "=; Path=/; Domain=example.com; Max-Age=0; Secure; HttpOnly")
                    .contains(name + "=; Path=/; Max-Age=0; Secure; HttpOnly");
        }
    }
}
