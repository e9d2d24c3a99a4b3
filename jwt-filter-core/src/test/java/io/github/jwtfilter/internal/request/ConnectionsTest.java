package io.github.jwtfilter.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.fixture.TestRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
    private static final String PROXY = "10.0.0.1";
    private static final String UNTRUSTED = "203.0.113.7";

    private final Connections connections = new Connections(
            new TrustedProxies(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("127.0.0.0/8"))),
            Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2::ff%eth0, 2001:db8:1:2::/64",
        "64:ff9b::203.0.113.7, 203.0.113.7",
        "64:ff9b:1::203.0.113.7, 64:ff9b:1::cb00:7107",
        "64:ff9b:2::203.0.113.7, 64:ff9b:2::/64",
        "127.0.0.1, ",
        "::1, ",
        "10.9.9.9, ",
        "172.31.0.1, ",
        "192.168.0.1, ",
        "100.127.0.1, ",
        "100.128.0.1, 100.128.0.1",
        "169.254.0.1, ",
        "fd12::1, ",
        "fe80::1, ",
        "@unix, "
    })
    void the_network_of_a_client_is_known_unless_several_clients_may_share_its_address(String peer, String network) {
        Connections direct = new Connections(new TrustedProxies(List.of()), Optional.empty());

        assertThat(direct.of(TestRequest.get("/").from(peer)).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | 203.0.113.7",
                "198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "192.168.7.7 | 192.168.7.7",
                "2001:db8::1 | 2001:db8::/64",
                "10.0.0.9 | ",
                "203.0.113.7, 10.0.0.9 | 203.0.113.7",
                "unknown | "
            })
    void the_network_of_a_forwarded_client_may_be_a_private_address_but_not_that_of_a_proxy(
            String forwarded, String network) {
        Connections proxied =
                new Connections(new TrustedProxies(List.of(AddressRange.parse("10.0.0.0/8"))), Optional.empty());
        TestRequest request = TestRequest.get("/").from("10.0.0.1");

        assertThat(proxied.of(request.header("X-Forwarded-For", forwarded)).network())
                .isEqualTo(network);
        assertThat(proxied.of(request.header("Forwarded", "for=198.51.100.99")).network())
                .as("contradiction")
                .isNull();
    }

    @Test
    void without_a_proxy_the_connection_itself_counts() {
        Connection connection = connections.of(request(UNTRUSTED).plainHttp());

        assertThat(connection.secure()).isFalse();
        assertThat(connection.local()).isFalse();
        assertThat(connection.clientAddress()).isEqualTo(UNTRUSTED);
        assertThat(connections.of(request(UNTRUSTED)).secure()).isTrue();
    }

    @Test
    void without_a_trusted_proxy_a_secure_request_reads_no_headers() {
        List<String> requested = new ArrayList<>();
        RequestView request = (RequestView) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RequestView.class}, (proxy, method, arguments) -> {
                    requested.add(method.getName());
                    return true;
                });

        assertThat(new Connections(new TrustedProxies(List.of()), Optional.empty())
                        .of(request)
                        .secure())
                .isTrue();
        assertThat(requested).containsExactly("secure");
    }

    @Test
    void forwarding_headers_of_an_untrusted_peer_are_ignored() {
        TestRequest spoofed = request(UNTRUSTED)
                .plainHttp()
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("Forwarded", "for=127.0.0.1;proto=https");

        Connection connection = connections.of(spoofed);

        assertThat(connection.secure()).isFalse();
        assertThat(connection.local()).isFalse();
        assertThat(connection.clientAddress()).isEqualTo(UNTRUSTED);
    }

    @Test
    void an_untrusted_peer_cannot_make_its_connection_insecure() {
        assertThat(connections
                        .of(request(UNTRUSTED).header("X-Forwarded-Proto", "http"))
                        .secure())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Proto | https | true",
                "X-Forwarded-Proto | HTTPS | true",
                "X-Forwarded-Proto | wss | true",
                "X-Forwarded-Proto | ws | false",
                "X-Forwarded-Proto | https , https | true",
                "X-Forwarded-Proto | http | false",
                "X-Forwarded-Proto | https,http | false",
                "X-Forwarded-Proto | http,https | false",
                "X-Forwarded-Proto | '' | false",
                "X-Forwarded-Proto | https, | false",
                "X-Forwarded-Proto | on | false",
                "X-Forwarded-Proto | https; | false",
                "Forwarded | proto=https | true",
                "Forwarded | for=a;Proto=\"https\" | true",
                "Forwarded | proto=http | false",
                "Forwarded | proto=https, proto=http | false",
                "Forwarded | proto= | false",
                "Forwarded | proto=https;for=\"x, for=a;proto=http | false"
            })
    void a_proxy_forwards_the_scheme(String header, String value, boolean secure) {
        assertThat(connections
                        .of(request(PROXY).plainHttp().header(header, value))
                        .secure())
                .isEqualTo(secure);
    }

    @Test
    void a_proxy_over_tls_can_forward_a_client_over_plain_http() {
        assertThat(connections
                        .of(request(PROXY).header("X-Forwarded-Proto", "http"))
                        .secure())
                .isFalse();
    }

    @Test
    void every_header_of_the_name_counts() {
        TestRequest request =
                request(PROXY).plainHttp().header("X-Forwarded-Proto", "https").header("X-Forwarded-Proto", "http");

        assertThat(connections.of(request).secure()).isFalse();
    }

    @Test
    void headers_count_only_if_they_agree() {
        TestRequest agreed = request(PROXY)
                .plainHttp()
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=" + UNTRUSTED + ";proto=https");
        TestRequest disputed = request(PROXY)
                .plainHttp()
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=" + UNTRUSTED + ";proto=http");

        assertThat(connections.of(agreed).secure()).isTrue();
        assertThat(connections.of(disputed).secure()).isFalse();
    }

    @Test
    void without_forwarding_headers_the_connection_of_the_proxy_counts() {
        assertThat(connections.of(request(PROXY)).secure()).isTrue();
        assertThat(connections.of(request(PROXY).plainHttp()).secure()).isFalse();
        assertThat(connections.of(request(PROXY)).clientAddress()).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 203.0.113.7 | 203.0.113.7",
                "X-Forwarded-For | 203.0.113.7:4711 | 203.0.113.7",
                "X-Forwarded-For | 192.0.2.1, 203.0.113.7 | 203.0.113.7",
                "X-Forwarded-For | 192.0.2.1,203.0.113.7,10.0.0.2,10.0.0.3 | 203.0.113.7",
                "X-Forwarded-For | 10.0.0.2 | 10.0.0.2",
                "X-Forwarded-For | 10.0.0.9, 10.0.0.2 | 10.0.0.9",
                "X-Forwarded-For | unknown | 10.0.0.1",
                "X-Forwarded-For | 203.0.113.7, unknown | 10.0.0.1",
                "X-Forwarded-For | 203.0.113.7, unknown, 10.0.0.2 | 10.0.0.2",
                "X-Forwarded-For | evil.example.com | 10.0.0.1",
                "X-Forwarded-For | '' | 10.0.0.1",
                "X-Forwarded-For | 2001:db8::7 | 2001:db8::7",
                "X-Forwarded-For | [2001:db8::7]:80 | 2001:db8::7",
                "Forwarded | for=203.0.113.7 | 203.0.113.7",
                "Forwarded | for=192.0.2.1, for=\"203.0.113.7:80\";proto=https, for=10.0.0.2 | 203.0.113.7",
                "Forwarded | for=\"[2001:db8::7]:80\" | 2001:db8::7",
                "Forwarded | for=_hidden | 10.0.0.1",
                "Forwarded | proto=https | 10.0.0.1",
                "Forwarded | for=192.0.2.1;x=\", for=203.0.113.7 | 10.0.0.1",
                "X-Forwarded-For | 2001:DB8:0:0:0:0:0:7 | 2001:db8::7",
                "X-Forwarded-For | ::ffff:203.0.113.7 | 203.0.113.7",
                "X-Forwarded-For | fe80::7%eth0 | fe80::7",
                "X-Forwarded-For | fe80::7%${java:version} | 10.0.0.1",
                "X-Forwarded-For | 203.0.113.7%eth0 | 10.0.0.1",
                "X-Forwarded-For | 203.0.113.7, 10.0.0.2%x | 10.0.0.1",
                "X-Forwarded-For | 203.0.113.7:http | 10.0.0.1",
                "X-Forwarded-For | [2001:db8::7]x:80 | 10.0.0.1",
                "X-Forwarded-For | ::ffff:10.0.0.2 | 10.0.0.2",
                "Forwarded | for=\"[2001:DB8::0:7]\" | 2001:db8::7",
                "Forwarded | for=\"[fe80::7%25eth0]:80\" | fe80::7",
                "Forwarded | for=\"203.0.113.7:_port\" | 203.0.113.7",
                "Forwarded | for=unknown | 10.0.0.1",
                "X-Real-IP | 192.0.2.1 | 10.0.0.1"
            })
    void the_client_is_the_last_address_that_is_not_a_trusted_proxy(String header, String value, String client) {
        assertThat(connections.of(request(PROXY).header(header, value)).clientAddress())
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "[2001:DB8::7], 2001:db8::7",
        "fe80:0:0:0:0:0:0:7%eth0, fe80::7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "/run/server.sock, unknown",
        "203.0.113.7%${java:version}, unknown",
        "'', unknown"
    })
    void the_address_of_a_peer_has_one_canonical_form(String peer, String client) {
        assertThat(connections.of(request(peer)).clientAddress()).isEqualTo(client);
    }

    @Test
    void two_spellings_of_an_address_agree() {
        TestRequest request = request(PROXY)
                .header("X-Forwarded-For", "2001:DB8:0::7")
                .header("Forwarded", "for=\"[2001:db8::7]:80\"");

        assertThat(connections.of(request).clientAddress()).isEqualTo("2001:db8::7");
    }

    @Test
    void a_list_of_proxies_without_end_is_not_followed_to_its_end() {
        TestRequest request = request(PROXY).header("X-Forwarded-For", UNTRUSTED + ",10.0.0.2".repeat(10_000));

        assertThat(connections.of(request).clientAddress()).isEqualTo("10.0.0.2");
    }

    @Test
    void without_agreement_of_the_headers_the_client_is_unknown() {
        TestRequest disputed =
                request(PROXY).header("X-Forwarded-For", "192.0.2.1").header("Forwarded", "for=" + UNTRUSTED);
        TestRequest hidden =
                request(PROXY).header("X-Forwarded-For", "192.0.2.1").header("Forwarded", "for=_hidden");
        TestRequest agreed =
                request(PROXY).header("X-Forwarded-For", UNTRUSTED).header("Forwarded", "for=" + UNTRUSTED);

        assertThat(connections.of(disputed).clientAddress()).isEqualTo(PROXY);
        assertThat(connections.of(hidden).clientAddress()).isEqualTo(PROXY);
        assertThat(connections.of(agreed).clientAddress()).isEqualTo(UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1"})
    void a_connection_from_this_machine_is_local(String loopback) {
        assertThat(connections.of(request(loopback).plainHttp()).local()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Real-IP",
                "X-Forwarded-Ssl",
                "Via",
                "x-forwarded-for"
            })
    void a_connection_that_a_proxy_has_left_its_mark_on_is_not_local(String mark) {
        assertThat(connections
                        .of(request("127.0.0.1").plainHttp().header(mark, ""))
                        .local())
                .isFalse();
        assertThat(connections.of(request("::1").plainHttp().header(mark, "")).local())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "localhost", "", "192.168.0.1"})
    void no_other_connection_is_local(String peer) {
        assertThat(connections.of(request(peer)).local()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://apps.example.com, true",
        "HTTPS://apps.example.com:8443, true",
        "http://apps.example.com, false"
    })
    void the_external_url_applies_to_proxies_without_forwarding_headers(String url, boolean secure) {
        Connections behind = behind(url);

        assertThat(behind.of(request(PROXY).plainHttp()).secure()).isEqualTo(secure);
        assertThat(behind.of(request(PROXY)).secure()).isEqualTo(secure);
    }

    @Test
    void the_external_url_does_not_overrule_a_proxy_that_saw_plain_http() {
        Connections behind = behind("https://apps.example.com");

        assertThat(behind.of(request(PROXY).plainHttp().header("X-Forwarded-Proto", "http"))
                        .secure())
                .isFalse();
        assertThat(behind.of(request(PROXY).plainHttp().header("X-Forwarded-Proto", "https"))
                        .secure())
                .isTrue();
    }

    @Test
    void an_external_url_with_plain_http_takes_precedence_over_headers_that_a_client_may_have_sent() {
        assertThat(behind("http://apps.example.com")
                        .of(request(PROXY).plainHttp().header("X-Forwarded-Proto", "https"))
                        .secure())
                .isFalse();
    }

    @Test
    void the_external_url_does_not_apply_to_direct_clients() {
        assertThat(behind("https://apps.example.com")
                        .of(request(UNTRUSTED).plainHttp())
                        .secure())
                .isFalse();
    }

    private static Connections behind(String url) {
        TrustedProxies proxies = new TrustedProxies(List.of(AddressRange.parse("10.0.0.0/8")));
        return new Connections(proxies, Optional.of(URI.create(url)));
    }

    private static TestRequest request(String peer) {
        return TestRequest.get("/").from(peer);
    }
}
