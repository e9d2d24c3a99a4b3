package io.github.jwtfilter.internal.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.settings.Settings;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfGuardTest {
    private static final String HOST = "app.example.com";
    private static final String OWN = "https://app.example.com";
    private static final String EVIL = "https://evil.example";
    private static final String TRUST = "csrf.trusted-origins = https://shop.example.com, http://[::1]:3000";
    private static final String ALLOW = "csrf.missing-origin = allow";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
    void safe_methods_pass_unless_the_check_is_required_always(String method) {
        TestRequest request = request(method).header("Origin", EVIL).header("Sec-Fetch-Site", "cross-site");

        assertThat(check(request)).isNull();
        assertThat(checkAlways(request)).isEqualTo(RejectionReason.CSRF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST", "PUT", "PATCH", "DELETE", "CONNECT", "MOVE", "FOO", "post", "get", "Get", "head", "options",
                "GET ", ""
            })
    void every_other_method_is_checked(String method) {
        assertThat(check(request(method).header("Origin", EVIL))).isEqualTo(RejectionReason.CSRF);
        assertThat(check(request(method))).isEqualTo(RejectionReason.CSRF);
        assertThat(check(request(method).header("Origin", OWN))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "WEBSOCKET", "h2c, websocket", "websocket/13", " websocket"})
    void websocket_handshakes_are_checked(String upgrade) {
        TestRequest foreign = request("GET").header("Upgrade", upgrade).header("Origin", EVIL);
        TestRequest silent = request("GET").header("Upgrade", upgrade);
        TestRequest own = request("GET").header("Upgrade", upgrade).header("Origin", OWN);

        assertThat(check(foreign)).isEqualTo(RejectionReason.CSRF);
        assertThat(check(silent)).isEqualTo(RejectionReason.CSRF);
        assertThat(check(own)).isNull();
    }

    @Test
    void a_websocket_may_be_in_the_second_header_of_the_name() {
        assertThat(check(request("GET")
                        .header("Upgrade", "h2c")
                        .header("Upgrade", "websocket")
                        .header("Origin", EVIL)))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(check(request("GET").header("Upgrade", "h2c").header("Origin", EVIL)))
                .isNull();
    }

    @Test
    void the_locale_has_no_effect() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(check(request("GET").header("Upgrade", "WEBSOCKET").header("Origin", EVIL)))
                    .isEqualTo(RejectionReason.CSRF);
            assertThat(check(post().header("Origin", "HTTPS://APP.EXAMPLE.COM")))
                    .isNull();
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Trusted origins: https://shop.example.com and http://[::1]:3000; the application is at https://app.example.com. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Origin | Sec-Fetch-Site | Referer | passes
                // 1. a trusted origin
                "https://shop.example.com | - | - | true",
                "https://shop.example.com | cross-site | - | true",
                "https://shop.example.com | same-site | https://evil.example/ | true",
                "https://SHOP.example.com.:443 | cross-site | - | true",
                "http://[0:0:0:0:0:0:0:1]:3000 | cross-site | - | true",
                "http://shop.example.com | cross-site | - | false",
                "https://shop.example.com:8443 | cross-site | - | false",
                "https://shop.example.com.evil.example | cross-site | - | false",
                "http://[::1] | cross-site | - | false",
                "- | cross-site | https://shop.example.com/ | false",
                // 2. Sec-Fetch-Site
                "- | same-origin | - | true",
                "- | none | - | true",
                "- | same-site | - | false",
                "- | cross-site | - | false",
                "- | '' | - | false",
                "- | SAME-ORIGIN | - | false",
                "- | 'same-origin, cross-site' | - | false",
                "- | nonsense | - | false",
                "https://app.example.com | same-origin | - | true",
                "https://app.example.com | same-site | - | false",
                "https://app.example.com | cross-site | - | false",
                "https://backend.example | same-origin | - | true",
                "- | cross-site | https://app.example.com/ | false",
                "- | same-origin | https://evil.example/ | true",
                // 3. the application's own origin
                "https://app.example.com | - | - | true",
                "https://app.example.com:443 | - | - | true",
                "https://APP.Example.Com | - | - | true",
                "https://app.example.com. | - | - | true",
                "https://app.example.com | - | https://evil.example/ | true",
                "http://app.example.com | - | - | false",
                "https://app.example.com:8443 | - | - | false",
                "https://app.example.com:80 | - | - | false",
                "https://www.app.example.com | - | - | false",
                "https://example.com | - | - | false",
                "https://app.example.com.evil.com | - | - | false",
                "https://evil.example | - | https://app.example.com/ | false",
                // 4. the origin of the Referer
                "- | - | https://app.example.com/app/form.jsp?a=b | true",
                "- | - | https://app.example.com | true",
                "- | - | https://app.example.com:443/ | true",
                "- | - | HTTPS://App.Example.com./ | true",
                "- | - | http://app.example.com/ | false",
                "- | - | https://app.example.evil.com/ | false",
                "- | - | https://app.example.com.evil.com/ | false",
                "- | - | https://app.example.com@evil.com/ | false",
                "- | - | https://app.example.com:443@evil.com/ | false",
                "- | - | https://evil.com/https://app.example.com/ | false",
                "- | - | https://evil.com?https://app.example.com/ | false",
                "- | - | https://app.example.com\\.evil.com/ | false",
                "- | - | //app.example.com/ | false",
                "- | - | /app/form.jsp | false",
                "- | - | about:blank | false",
                "- | - | '' | false",
                "- | - | https://shop.example.com/ | false",
                // 5. no header
                "- | - | - | false",
                // not an origin
                "null | - | - | false",
                "null | - | https://app.example.com/ | false",
                "null | cross-site | - | false",
                "null | same-origin | - | true",
                "NULL | same-origin | - | false",
                "'' | - | - | false",
                "'' | same-origin | - | false",
                "https://app.example.com/ | - | - | false",
                "https://app.example.com/ | same-origin | - | false",
                "https://app.example.com https://evil.example | same-origin | - | false",
                "https://app.example.com, https://app.example.com | - | - | false",
                "https://user@app.example.com | - | - | false",
                "https://app.example.com#x | - | - | false",
                "app.example.com | - | - | false",
                "file:// | - | - | false",
                "https://[::1 | same-origin | - | false"
            })
    void decides_by_the_headers_of_the_browser(String origin, String site, String referer, boolean passes) {
        TestRequest request = post();
        header(request, "Origin", origin);
        header(request, "Sec-Fetch-Site", site);
        header(request, "Referer", referer);

        assertThat(check(request, TRUST) == null).isEqualTo(passes);
        assertThat(checkAlways(request, TRUST) == null).isEqualTo(passes);
    }

    @Test
    void several_origins_are_none_even_when_they_are_the_same_or_trusted() {
        assertThat(check(post().header("Origin", OWN).header("Origin", OWN))).isEqualTo(RejectionReason.CSRF);
        assertThat(check(
                        post().header("Origin", "https://shop.example.com")
                                .header("Origin", "https://shop.example.com"),
                        TRUST))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(check(post().header("Origin", "null")
                        .header("Origin", "null")
                        .header("Sec-Fetch-Site", "same-origin")))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(check(post().header("Origin", OWN).header("Origin", "null"))).isEqualTo(RejectionReason.CSRF);
    }

    @Test
    void several_sites_must_be_one() {
        assertThat(check(post().header("Sec-Fetch-Site", "same-origin").header("Sec-Fetch-Site", "same-origin")))
                .isNull();
        assertThat(check(post().header("Sec-Fetch-Site", "same-origin").header("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(check(post().header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Site", "same-origin")))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(check(post().header("Sec-Fetch-Site", "same-origin").header("Sec-Fetch-Site", "none")))
                .isEqualTo(RejectionReason.CSRF);
    }

    @Test
    void several_referers_are_none() {
        assertThat(check(post().header("Referer", OWN + "/a").header("Referer", OWN + "/a"), ALLOW))
                .isEqualTo(RejectionReason.CSRF);
    }

    @Test
    void a_request_without_origin_headers_passes_if_allowed() {
        assertThat(check(post(), ALLOW)).isNull();
        assertThat(checkAlways(request("GET"), ALLOW)).isNull();
        assertThat(check(post(), "csrf.missing-origin = refuse")).isEqualTo(RejectionReason.CSRF);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, ''",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, ''",
        "Referer, https://evil.example/",
        "Referer, ''",
        "Referer, about:blank"
    })
    void a_request_with_a_wrong_origin_does_not_pass_even_then(String header, String value) {
        assertThat(check(post().header(header, value), ALLOW)).isEqualTo(RejectionReason.CSRF);
    }

    @Test
    void no_origin_is_accepted_if_the_own_origin_is_unknown() {
        TestRequest request = TestRequest.of("POST", "/").header("Origin", OWN).header("Referer", OWN + "/");

        assertThat(check(request, ALLOW)).isEqualTo(RejectionReason.CSRF);
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com, https://app.example.com, true",
        "APP.EXAMPLE.COM., https://app.example.com:443, true",
        "app.example.com:8443, https://app.example.com:8443, true",
        "app.example.com:8443, https://app.example.com, false",
        "[::1]:8443, https://[0:0:0:0:0:0:0:1]:8443, true",
        "[::1]:8443, https://[::2]:8443, false",
        "xn--bcher-kva.example, https://XN--BCHER-KVA.example, true",
        "localhost:8080, https://127.0.0.1:8080, false"
    })
    void the_own_origin_is_the_target_of_the_request(String host, String origin, boolean passes) {
        TestRequest byOrigin = TestRequest.of("POST", "/").header("Host", host).header("Origin", origin);
        TestRequest byReferer = TestRequest.of("POST", "/").header("Host", host).header("Referer", origin + "/a");

        assertThat(check(byOrigin) == null).isEqualTo(passes);
        assertThat(check(byReferer) == null).isEqualTo(passes);
    }

    @Test
    void an_application_behind_a_tls_proxy_on_another_address_works_with_the_defaults() {
        TestRequest behind = post().plainHttp().from("10.1.2.3").header("X-Forwarded-Proto", "https");

        assertThat(check(behind.header("Origin", OWN))).isNull();
    }

    @Test
    void a_proxy_that_is_not_trusted_cannot_make_plain_http_a_page_of_https() {
        TestRequest spoofed = post().plainHttp()
                .from("203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("Origin", EVIL);

        assertThat(check(spoofed)).isEqualTo(RejectionReason.CSRF);
        assertThat(check(post().plainHttp()
                        .from("203.0.113.7")
                        .header("X-Forwarded-Proto", "https")
                        .header("Origin", OWN)))
                .isEqualTo(RejectionReason.CSRF);
    }

    @Test
    void a_proxy_that_changes_the_host_works_by_its_marks_or_by_the_external_url() {
        TestRequest silent = TestRequest.of("POST", "/")
                .plainHttp()
                .from("10.1.2.3")
                .header("Host", "backend:8080")
                .header("X-Forwarded-Proto", "https")
                .header("Origin", OWN);

        assertThat(check(silent)).isEqualTo(RejectionReason.CSRF);
        assertThat(check(silent, "external-url = https://app.example.com")).isNull();
        assertThat(check(silent, "external-url = https://other.example.com")).isEqualTo(RejectionReason.CSRF);
        assertThat(check(silent, "csrf.trusted-origins = https://app.example.com"))
                .isNull();
        assertThat(check(silent.header("X-Forwarded-Host", HOST))).isNull();
    }

    @Test
    void the_rejection_has_no_error_code() {
        assertThat(RejectionReason.CSRF.step()).isEqualTo(CheckStep.REQUEST);
        assertThat(RejectionReason.CSRF.kind().status()).isEqualTo(403);
        assertThat(RejectionReason.CSRF.kind().error()).isNull();
    }

    private static RejectionReason check(RequestView request, String... lines) {
        return check(request, false, lines);
    }

    private static RejectionReason checkAlways(RequestView request, String... lines) {
        return check(request, true, lines);
    }

    private static RejectionReason check(RequestView request, boolean always, String... lines) {
        Settings settings = TestSettings.with(lines);
        Connections connections = new Connections(
                settings.transport().trustedProxies(), settings.transport().externalUrl());
        return new CsrfGuard(settings.csrf()).check(request, connections.of(request), always);
    }

    private static TestRequest post() {
        return request("POST");
    }

    private static TestRequest request(String method) {
        return TestRequest.of(method, "/").header("Host", HOST);
    }

    private static void header(TestRequest request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }
}
