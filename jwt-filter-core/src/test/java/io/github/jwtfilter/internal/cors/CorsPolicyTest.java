package io.github.jwtfilter.internal.cors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPolicyTest {
    private static final String SHOP = "https://shop.example.com";
    private static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";
    private static final Map<String, String> DENIED = Map.of("Vary", "Origin", "Cache-Control", "no-store");

    private final CorsPolicy policy = policy("cors.allowed-origins = " + SHOP + ", http://[::1]:3000");
    private final CorsPolicy full = policy(
            "cors.allowed-origins = " + SHOP,
            "cors.allowed-methods = PUT, PROPFIND",
            "cors.allowed-headers = X-One, X-Two",
            "cors.exposed-headers = X-Three, X-Four",
            "cors.max-age = 10m",
            "cors.allow-credentials = true");

    @Test
    void responds_to_the_preflight_of_an_allowed_origin() {
        CorsResponse response = policy.preflight(preflight(SHOP, "POST")).orElseThrow();

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers())
                .isEqualTo(Map.of(
                        "Vary",
                        "Origin",
                        "Access-Control-Allow-Origin",
                        SHOP,
                        "Access-Control-Allow-Methods",
                        "GET, HEAD, POST",
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type"));
    }

    @Test
    void sends_the_configured_permissions() {
        CorsResponse response = full.preflight(preflight(SHOP, "PROPFIND").header(HEADERS, "x-one,x-two"))
                .orElseThrow();

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers())
                .isEqualTo(Map.of(
                        "Vary",
                        "Origin",
                        "Access-Control-Allow-Origin",
                        SHOP,
                        "Access-Control-Allow-Credentials",
                        "true",
                        "Access-Control-Allow-Methods",
                        "PUT, PROPFIND",
                        "Access-Control-Allow-Headers",
                        "X-One, X-Two",
                        "Access-Control-Max-Age",
                        "600"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Origin | requested method | requested headers | allowed
                "https://shop.example.com | GET | - | true",
                "https://shop.example.com | POST | content-type | true",
                "https://shop.example.com | POST | AUTHORIZATION, content-type | true",
                "https://shop.example.com | POST | authorization,content-type | true",
                "https://shop.example.com | POST | '' | true",
                "https://shop.example.com:443 | POST | - | true",
                "http://[::1]:3000 | POST | - | true",
                "https://shop.example.com | PUT | - | false",
                "https://shop.example.com | post | - | false",
                "https://shop.example.com | 'POST, GET' | - | false",
                "https://shop.example.com | * | - | false",
                "https://shop.example.com | '' | - | false",
                "https://shop.example.com | POST | x-other | false",
                "https://shop.example.com | POST | authorization,x-other | false",
                "https://shop.example.com | POST | * | false",
                "https://shop.example.com | POST | x-forwarded-host | false",
                "http://shop.example.com | POST | - | false",
                "https://shop.example.com:8443 | POST | - | false",
                "https://shop.example.com.evil.example | POST | - | false",
                "https://evil.example | POST | - | false",
                "https://shop.example.com/ | POST | - | false",
                "https://shop.example.com@evil.example | POST | - | false",
                "http://[::1] | POST | - | false",
                "null | POST | - | false",
                "* | POST | - | false",
                "'' | POST | - | false",
            })
    void allows_only_listed_methods_and_headers(String origin, String method, String headers, boolean allowed) {
        TestRequest request = preflight(origin, method);
        if (headers != null) {
            request.header(HEADERS, headers);
        }
        CorsResponse response = policy.preflight(request).orElseThrow();

        assertThat(response.status()).isEqualTo(allowed ? 204 : 403);
        assertThat(response.headers()).containsEntry("Vary", "Origin");
        if (!allowed) {
            assertThat(response.headers()).isEqualTo(DENIED);
        }
    }

    @Test
    void several_origins_or_methods_are_none() {
        TestRequest origins = preflight(SHOP, "POST").header("Origin", SHOP);
        TestRequest methods = preflight(SHOP, "POST").header(METHOD, "POST");

        assertThat(policy.preflight(origins).orElseThrow().status()).isEqualTo(403);
        assertThat(policy.preflight(methods).orElseThrow().status()).isEqualTo(403);
    }

    @Test
    void every_header_of_the_name_counts() {
        TestRequest request =
                preflight(SHOP, "POST").header(HEADERS, "authorization").header(HEADERS, "x-other");

        assertThat(policy.preflight(request).orElseThrow().status()).isEqualTo(403);
    }

    @Test
    void without_allowed_origins_preflights_get_no_permission() {
        CorsResponse response = policy().preflight(preflight(SHOP, "GET")).orElseThrow();

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers()).isEqualTo(DENIED);
    }

    @Test
    void the_way_into_private_networks_is_not_opened() {
        TestRequest request = preflight(SHOP, "POST")
                .header("Access-Control-Request-Private-Network", "true")
                .header("Access-Control-Request-Local-Network", "true");

        assertThat(policy.preflight(request).orElseThrow().headers().keySet())
                .noneMatch(name -> name.endsWith("Network"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "options", "Options", "HEAD"})
    void only_options_is_a_preflight(String method) {
        assertThat(policy.preflight(
                        TestRequest.of(method, "/").header("Origin", SHOP).header(METHOD, "POST")))
                .isEmpty();
    }

    @Test
    void options_without_the_two_headers_is_no_preflight() {
        assertThat(policy.preflight(TestRequest.of("OPTIONS", "/"))).isEmpty();
        assertThat(policy.preflight(TestRequest.of("OPTIONS", "/").header("Origin", SHOP)))
                .isEmpty();
        assertThat(policy.preflight(TestRequest.of("OPTIONS", "/").header(METHOD, "POST")))
                .isEmpty();
    }

    @Test
    void an_allowed_origin_may_read_responses() {
        assertThat(policy.headersFor(from(SHOP)))
                .isEqualTo(Map.of("Vary", "Origin", "Access-Control-Allow-Origin", SHOP));
        assertThat(full.headersFor(from(SHOP)))
                .isEqualTo(Map.of(
                        "Vary",
                        "Origin",
                        "Access-Control-Allow-Origin",
                        SHOP,
                        "Access-Control-Allow-Credentials",
                        "true",
                        "Access-Control-Expose-Headers",
                        "X-Three, X-Four"));
    }

    @Test
    void the_origin_is_reported_as_the_browser_has_written_it() {
        assertThat(policy.headersFor(from("HTTPS://Shop.example.com.:443")))
                .containsEntry("Access-Control-Allow-Origin", "HTTPS://Shop.example.com.:443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://shop.example.com.evil.example",
                "http://shop.example.com",
                "https://shop.example.com\r\nSet-Cookie: a=b",
                "https://shop.example.com, https://evil.example",
                "null",
                ""
            })
    void responses_to_other_origins_have_the_vary_header_only(String origin) {
        assertThat(full.headersFor(from(origin))).isEqualTo(Map.of("Vary", "Origin"));
    }

    @Test
    void responses_to_requests_without_one_origin_have_the_vary_header_only() {
        assertThat(full.headersFor(TestRequest.get("/"))).isEqualTo(Map.of("Vary", "Origin"));
        assertThat(full.headersFor(from(SHOP).header("Origin", SHOP))).isEqualTo(Map.of("Vary", "Origin"));
    }

    @Test
    void without_allowed_origins_responses_get_no_headers() {
        assertThat(policy().headersFor(from(SHOP))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "chrome-extension://abc"})
    void every_site_may_read_where_all_are_allowed_but_none_as_the_user(String origin) {
        CorsPolicy open = policy("cors.allowed-origins = *");
        CorsResponse response = open.preflight(preflight(origin, "GET")).orElseThrow();

        assertThat(open.headersFor(from(origin)))
                .isEqualTo(Map.of("Vary", "Origin", "Access-Control-Allow-Origin", "*"));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.headers())
                .containsEntry("Access-Control-Allow-Origin", "*")
                .doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(open.preflight(preflight(origin, "PUT")).orElseThrow().status())
                .isEqualTo(403);
    }

    private static CorsPolicy policy(String... lines) {
        return new CorsPolicy(TestSettings.with(lines).cors());
    }

    private static TestRequest preflight(String origin, String method) {
        return TestRequest.of("OPTIONS", "/").header("Origin", origin).header(METHOD, method);
    }

    private static TestRequest from(String origin) {
        return TestRequest.get("/").header("Origin", origin);
    }
}
