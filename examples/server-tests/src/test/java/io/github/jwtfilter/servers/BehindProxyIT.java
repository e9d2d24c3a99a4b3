package io.github.jwtfilter.servers;

import static io.github.jwtfilter.servers.Shop.HOST;
import static io.github.jwtfilter.servers.Shop.forgedMarks;
import static io.github.jwtfilter.servers.Shop.get;
import static io.github.jwtfilter.servers.Shop.marked;
import static io.github.jwtfilter.servers.Shop.post;
import static io.github.jwtfilter.servers.Shop.preflight;
import static io.github.jwtfilter.servers.Shop.webSocket;
import static io.github.jwtfilter.servers.Shop.withCookie;
import static io.github.jwtfilter.servers.Shop.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application with the minimal settings, at a plain port of the loopback address. Its public origin is {@code
 * https://shop.example}, where a proxy terminates TLS.
 */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_12_EE10"})
class BehindProxyIT {
    private static final String LOGIN = "challenge.login-page = /login.jsp\n";
    private static final String CORS = "cors.allowed-origins = https://partner.example\n";

    /** The header that contains the peer address which the server uses in tests. */
    private static final String PEER = "X-Test-Peer";

    private static final String UNTRUSTED = "203.0.113.7";
    private static final TemporaryCertificate CERTIFICATE = TemporaryCertificate.of(HOST);
    private static final Map<ProxyKind, TlsProxy> PROXIES = new EnumMap<>(ProxyKind.class);

    private static RunningServer server;

    /** The server that runs the application, for messages. */
    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        server = Deployment.on(kind)
                .peersNamedBy(PEER)
                .application("shop", Shop.war(kind, ""))
                .application("more", Shop.war(kind, LOGIN + CORS))
                .application("quiet", Shop.war(kind, ""))
                .keys("shop.jwks", Shop.jwkSet())
                .start();
        for (ProxyKind proxy : ProxyKind.values()) {
            PROXIES.put(proxy, TlsProxy.start(proxy, CERTIFICATE, server.uri("/")));
        }
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        PROXIES.values().forEach(TlsProxy::close);
        server.close();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_token_in_the_header_is_accepted(PublicAddress address) {
        assertServed(address.send(withHeader(get())), "GET by alice");
        assertServed(address.send(withHeader(post())), "POST by alice");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_token_in_the_cookie_is_accepted(PublicAddress address) {
        assertServed(address.send(withCookie(get())), "GET by alice");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_form_of_the_application_is_accepted(PublicAddress address) {
        assertServed(address.send(withCookie(post()).add("Origin", address.origin())), "POST by alice");
        assertServed(address.send(withCookie(post()).add("Referer", address.origin() + "/shop/form")), "POST by alice");
        assertServed(
                address.send(withCookie(post()).add("Origin", address.origin()).add("Sec-Fetch-Site", "same-origin")),
                "POST by alice");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_form_of_another_site_is_rejected(PublicAddress address) {
        for (String origin : List.of(
                "https://elsewhere.example",
                "https://" + HOST + ".elsewhere.example",
                "https://" + HOST + ":9443",
                "http://" + address.authority(),
                server.uri("").toString(),
                server.uri("").toString().replace("http:", "https:"),
                "null")) {
            assertRejectedAsForged(address.send(withCookie(post()).add("Origin", origin)));
        }
        assertRejectedAsForged(address.send(withCookie(post())));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_web_socket_is_opened_for_pages_of_the_application_only(PublicAddress address) {
        // There is no endpoint at this path: the response of the page shows that the handshake passed the filter.
        assertServed(address.send(webSocket(address.origin())), "GET by alice");
        assertRejectedAsForged(address.send(webSocket("https://elsewhere.example")));
        assertRejectedAsForged(address.send(webSocket(server.uri("").toString())));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void the_redirect_to_the_login_page_keeps_the_public_address(PublicAddress address) {
        RawMessage response = address.send(get("/more/who.jsp?id=1").add("Accept", "text/html"));

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.all("Location"))
                .singleElement()
                .satisfies(location -> assertThat(URI.create(address.origin() + "/more/who.jsp?id=1")
                                .resolve(location))
                        .hasToString(address.origin() + "/more/login.jsp?return=%2Fmore%2Fwho.jsp%3Fid%3D1"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_preflight_gets_a_response_from_the_filter(PublicAddress address) {
        RawMessage partner = address.send(preflight("/more/who.jsp", "https://partner.example"));
        assertThat(partner.status()).isEqualTo(204);
        assertThat(partner.all("Access-Control-Allow-Origin")).containsExactly("https://partner.example");

        for (String path : List.of("/more/who.jsp", "/shop/who.jsp")) {
            RawMessage other = address.send(preflight(path, "https://elsewhere.example"));
            assertThat(other.status()).isEqualTo(403);
            assertThat(other.all("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_request_to_the_proxy_over_plain_http_is_rejected(ProxyKind proxy) {
        PublicAddress address = at(proxy, "");

        assertRejectedAsPlain(address.sendOverPlainHttp(withHeader(get())));
        assertRejectedAsPlain(address.sendOverPlainHttp(withCookie(get())));
        assertRejectedAsPlain(address.sendOverPlainHttp(withCookie(post()).add("Origin", "https://" + HOST)));
        assertRejectedAsPlain(address.sendOverPlainHttp(get()));
    }

    @ParameterizedTest
    @EnumSource
    void a_request_with_a_forged_forwarding_header_is_rejected_behind_the_proxy(ProxyKind proxy) {
        PublicAddress address = at(proxy, "");

        for (List<String> marks : forgedMarks()) {
            assertRejectedAsPlain(address.sendOverPlainHttp(marked(withHeader(get()), marks)));
        }
    }

    @Test
    void a_direct_request_to_the_application_is_rejected() {
        assertRejectedAsPlain(straight(withHeader(get())));
        assertRejectedAsPlain(straight(withCookie(get())));
        assertRejectedAsPlain(straight(withCookie(post()).add("Origin", "https://" + HOST)));
        assertRejectedAsPlain(straight(webSocket("https://" + HOST)));
        assertRejectedAsPlain(straight(get()));
    }

    @Test
    void a_direct_request_with_forged_forwarding_headers_is_rejected() {
        for (List<String> marks : forgedMarks()) {
            assertRejectedAsPlain(straight(marked(withHeader(get()), marks)));
        }
    }

    @Test
    void the_log_contains_the_address_of_a_direct_client() {
        assertRejectedAsPlain(straight(withHeader(get("/quiet/who.jsp"))));

        awaitLog("rejected plain-http .* client=\"" + Pattern.quote(UNTRUSTED) + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void the_log_contains_the_address_of_the_client_of_the_proxy(ProxyKind proxy) {
        RawMessage response = at(proxy, "").send(get("/quiet/no-such-page-" + proxy));

        assertThat(response.status()).isEqualTo(401);
        awaitLog("path=\"/no-such-page-" + proxy + "\" client=\"" + Pattern.quote(ProxyKind.CLIENT) + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3"})
    void a_neighbour_is_believed_without_further_ado(String peer) {
        RawMessage request = withHeader(get()).set("Host", HOST).add(PEER, peer);

        assertServed(send(request.add("X-Forwarded-Proto", "https")), "GET by alice");
        assertRejectedAsPlain(send(request.set("X-Forwarded-Proto", "http")));
    }

    /** The port is omitted for https. */
    static Stream<PublicAddress> addresses() {
        return Stream.concat(
                Stream.of(ProxyKind.values()).map(proxy -> at(proxy, "")),
                Stream.of(ProxyKind.APACHE, ProxyKind.TRAEFIK).map(proxy -> at(proxy, ":8443")));
    }

    private static PublicAddress at(ProxyKind proxy, String port) {
        return new PublicAddress(PROXIES.get(proxy), HOST + port);
    }

    private static RawMessage straight(RawMessage request) {
        return send(request.add(PEER, UNTRUSTED));
    }

    private static RawMessage send(RawMessage request) {
        return Outside.overPlainHttp(server.uri("/").getPort(), request);
    }

    private static void awaitLog(String line) {
        server.log().await(Pattern.compile(line));
    }

    private void assertServed(RawMessage response, String content) {
        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(200);
        assertThat(response.body()).contains(content);
    }

    private void assertRejectedAsForged(RawMessage response) {
        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(403);
        assertThat(response.body()).contains("Cross-site request rejected").doesNotContain("alice");
    }

    private void assertRejectedAsPlain(RawMessage response) {
        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(403);
        assertThat(response.body()).contains("HTTPS required").doesNotContain("alice");
    }
}
