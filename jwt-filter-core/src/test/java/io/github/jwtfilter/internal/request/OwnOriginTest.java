package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.fixture.TestRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnOriginTest {
    private static final String PROXY = "10.0.0.1";
    private static final String UNTRUSTED = "203.0.113.7";

    @ParameterizedTest
    @CsvSource({
        "app.example.com, true, https://app.example.com",
        "app.example.com, false, http://app.example.com",
        "app.example.com:443, true, https://app.example.com",
        "app.example.com:80, true, https://app.example.com:80",
        "app.example.com:8443, true, https://app.example.com:8443",
        "App.Example.COM., true, https://app.example.com",
        "xn--bcher-kva.example, true, https://xn--bcher-kva.example",
        "localhost:8080, false, http://localhost:8080",
        "192.0.2.1, false, http://192.0.2.1",
        "[::1]:8080, false, http://[::1]:8080",
        "[2001:DB8::1], true, https://[2001:db8::1]"
    })
    void the_origin_comes_from_the_host_header(String host, boolean secure, String origin) {
        TestRequest request = from(UNTRUSTED).header("Host", host);

        assertThat(ownOrigin(secure ? request : request.plainHttp())).contains(Origin.parse(origin));
    }

    @Test
    void there_is_none_without_one_host() {
        assertThat(ownOrigin(from(UNTRUSTED))).isEmpty();
        assertThat(ownOrigin(from(UNTRUSTED).header("Host", ""))).isEmpty();
        assertThat(ownOrigin(from(UNTRUSTED).header("Host", "user@app.example.com")))
                .isEmpty();
        assertThat(ownOrigin(from(UNTRUSTED).header("Host", "a.example").header("Host", "b.example")))
                .isEmpty();
        assertThat(ownOrigin(from(PROXY))).isEmpty();
    }

    @Test
    void forwarding_headers_of_an_untrusted_peer_are_ignored() {
        TestRequest spoofed = from(UNTRUSTED)
                .plainHttp()
                .header("Host", "app.example.com")
                .header("Forwarded", "host=evil.example;proto=https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "443")
                .header("X-Forwarded-Proto", "https");

        assertThat(ownOrigin(spoofed)).contains(Origin.parse("http://app.example.com"));
        assertThat(behind("https://apps.example.com").of(spoofed).ownOrigin())
                .contains(Origin.parse("http://app.example.com"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // header of the proxy | header of the proxy | own origin when Host is app.example.com
                "- | - | https://app.example.com",
                "X-Forwarded-Host: outer.example | - | https://outer.example",
                "X-Forwarded-Host: outer.example:8443 | - | https://outer.example:8443",
                "X-Forwarded-Host: outer.example:443 | Forwarded: host=Outer.example | https://outer.example",
                "X-Forwarded-Host: outer.example, outer.example | - | https://outer.example",
                "X-Forwarded-Host: outer.example, inner.example | - | -",
                "X-Forwarded-Host: '' | - | -",
                "X-Forwarded-Host: https://outer.example | - | -",
                "Forwarded: host=outer.example;proto=https | - | https://outer.example",
                "Forwarded: for=192.0.2.1;host=\"outer.example:8443\" | - | https://outer.example:8443",
                "Forwarded: host=\"[2001:db8::1]:8443\" | - | https://[2001:db8::1]:8443",
                "Forwarded: host=outer.example, host=inner.example | - | -",
                "Forwarded: host=outer.example | X-Forwarded-Host: evil.example | -",
                "Forwarded: x=\", host=outer.example | - | -",
                "X-Forwarded-Port: 443 | - | https://app.example.com",
                "X-Forwarded-Port: 8443 | - | https://app.example.com:8443",
                "X-Forwarded-Port: 8443, 8443 | - | https://app.example.com:8443",
                "X-Forwarded-Port: 443, 8443 | - | -",
                "X-Forwarded-Port: nonsense | - | -",
                "X-Forwarded-Port: '' | - | -",
                "X-Forwarded-Host: outer.example | X-Forwarded-Port: 8443 | https://outer.example:8443",
                "X-Forwarded-Host: outer.example:8443 | X-Forwarded-Port: 8443 | https://outer.example:8443",
                "X-Forwarded-Host: outer.example:8443 | X-Forwarded-Port: 443 | -"
            })
    void the_origin_comes_from_forwarding_headers_that_agree(String one, String other, String origin) {
        TestRequest request =
                from(PROXY).plainHttp().header("Host", "app.example.com").header("X-Forwarded-Proto", "https");
        for (String mark : new String[] {one, other}) {
            if (mark != null) {
                int colon = mark.indexOf(':');
                request.header(
                        mark.substring(0, colon),
                        mark.substring(colon + 1).trim().replace("''", ""));
            }
        }

        assertThat(ownOrigin(request)).isEqualTo(Optional.ofNullable(origin).map(Origin::parse));
    }

    @Test
    void a_proxy_that_leaves_the_host_and_ends_tls_needs_no_setting() {
        TestRequest request =
                from(PROXY).plainHttp().header("Host", "app.example.com").header("X-Forwarded-Proto", "https");

        assertThat(ownOrigin(request)).contains(Origin.parse("https://app.example.com"));
    }

    @Test
    void a_forwarded_websocket_scheme_is_the_same_origin() {
        TestRequest request =
                from(PROXY).plainHttp().header("Host", "app.example.com").header("X-Forwarded-Proto", "wss");

        assertThat(ownOrigin(request)).contains(Origin.parse("https://app.example.com"));
    }

    @Test
    void the_external_url_takes_precedence_over_forwarding_headers_of_proxies() {
        Connections behind = behind("https://Apps.example.com:8443");
        TestRequest silent = from(PROXY).plainHttp().header("Host", "backend:8080");
        TestRequest marked = from(PROXY)
                .header("Host", "backend:8080")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "1");

        assertThat(behind.of(silent).ownOrigin()).contains(Origin.parse("https://apps.example.com:8443"));
        assertThat(behind.of(marked).ownOrigin()).contains(Origin.parse("https://apps.example.com:8443"));
    }

    @Test
    void long_lists_of_hosts_and_ports_do_not_agree() {
        StringBuilder numbers = new StringBuilder("1");
        for (int i = 2; i < 4_000; i++) {
            numbers.append(',').append(i);
        }
        TestRequest request = from(PROXY)
                .header("X-Forwarded-Host", numbers.toString())
                .header("X-Forwarded-Port", numbers.toString());

        assertThat(ownOrigin(request)).isEmpty();
    }

    private static Optional<Origin> ownOrigin(RequestView request) {
        return connections(Optional.empty()).of(request).ownOrigin();
    }

    private static Connections behind(String url) {
        return connections(Optional.of(URI.create(url)));
    }

    private static Connections connections(Optional<URI> externalUrl) {
        return new Connections(new TrustedProxies(List.of(AddressRange.parse("10.0.0.0/8"))), externalUrl);
    }

    private static TestRequest from(String peer) {
        return TestRequest.get("/").from(peer);
    }
}
