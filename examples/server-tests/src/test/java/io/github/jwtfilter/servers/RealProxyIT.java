package io.github.jwtfilter.servers;

import static io.github.jwtfilter.servers.Shop.HOST;
import static io.github.jwtfilter.servers.Shop.forgedMarks;
import static io.github.jwtfilter.servers.Shop.get;
import static io.github.jwtfilter.servers.Shop.marked;
import static io.github.jwtfilter.servers.Shop.post;
import static io.github.jwtfilter.servers.Shop.withCookie;
import static io.github.jwtfilter.servers.Shop.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Installed reverse proxies terminate TLS in front of a server that ignores their headers, with the configuration of
 * docs/proxy.md.
 */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_12_EE10", "UNDERTOW_2_3"})
class RealProxyIT {
    private static final String ORIGIN = "https://" + HOST;
    private static final String LOGIN = "challenge.login-page = /login\n";
    private static final String TRUSTED = "proxy.trusted = 127.0.0.1\n";

    private static final String PAGE = "/shop/who";

    /** A client whose address {@code proxy.trusted} does not contain. */
    private static final String CLIENT = "127.0.0.5";

    private static final TemporaryCertificate CERTIFICATE = TemporaryCertificate.of(HOST);

    private static RunningServer server;
    private static InstalledProxies proxies;

    /** The server that runs the application, for messages. */
    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        server = Deployment.on(kind)
                .application("shop", ConnectionWar.with(kind, ""))
                .application("more", ConnectionWar.with(kind, LOGIN))
                .application("strict", ConnectionWar.with(kind, TRUSTED))
                .keys("shop.jwks", Shop.jwkSet())
                .start();
        proxies = new InstalledProxies(CERTIFICATE, server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        proxies.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_over_tls_is_served(ProxyProgram program) {
        InstalledProxy proxy = proxies.get(program);

        assertServed(proxy.sendOverTls(withHeader(get(PAGE))), "GET by alice");
        assertServed(proxy.sendOverTls(withHeader(post(PAGE))), "POST by alice");
        assertServed(proxy.sendOverTls(withCookie(get(PAGE))), "GET by alice");
    }

    @ParameterizedTest
    @EnumSource
    void forms_are_accepted_from_pages_of_the_application_only(ProxyProgram program) {
        InstalledProxy proxy = proxies.get(program);

        assertServed(proxy.sendOverTls(withCookie(post(PAGE)).add("Origin", ORIGIN)), "POST by alice");
        for (String origin : List.of("https://elsewhere.example", ORIGIN + ":9443", "http://" + HOST, "null")) {
            assertRejected(
                    proxy.sendOverTls(withCookie(post(PAGE)).add("Origin", origin)), "Cross-site request rejected");
        }
    }

    @ParameterizedTest
    @EnumSource
    void forms_are_accepted_at_a_port_other_than_443(ProxyProgram program) {
        RawMessage request = withCookie(post(PAGE)).set("Host", HOST + ":8443").add("Origin", ORIGIN + ":8443");

        assertServed(proxies.get(program).sendOverTls(request), "POST by alice");
    }

    @ParameterizedTest
    @EnumSource
    void a_request_to_the_plain_port_is_rejected_with_any_headers(ProxyProgram program) {
        InstalledProxy proxy = proxies.get(program);

        assertRejected(proxy.sendOverPlainHttp(withHeader(get(PAGE))), "HTTPS required");
        for (List<String> marks : forgedMarks()) {
            assertRejected(proxy.sendOverPlainHttp(marked(withHeader(get(PAGE)), marks)), "HTTPS required");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_log_contains_the_client_address_from_the_proxy(ProxyProgram program) throws UnknownHostException {
        String page = "/no-such-page-" + program;
        RawMessage request = get("/strict" + page).add("X-Forwarded-For", "203.0.113.9");

        RawMessage response = proxies.get(program).sendOverTls(request, InetAddress.getByName(CLIENT));

        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(401);
        server.log().await(Pattern.compile("path=\"" + page + "\".* client=\"" + Pattern.quote(CLIENT) + "\""));
    }

    @ParameterizedTest
    @EnumSource
    void the_redirect_to_the_login_page_keeps_the_public_address(ProxyProgram program) {
        RawMessage response =
                proxies.get(program).sendOverTls(get("/more/who?id=1").add("Accept", "text/html"));

        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(302);
        assertThat(target(response, "/more/who")).isEqualTo(ORIGIN + "/more/login?return=%2Fmore%2Fwho%3Fid%3D1");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "As documented: a redirect of the application is not corrected, except where Tomcat leaves it relative")
    void a_redirect_of_the_application_is_not_corrected(ProxyProgram program) {
        RawMessage response = proxies.get(program).sendOverTls(withHeader(get("/shop/away")));

        boolean relative = kind == ServerKind.TOMCAT_9 && !program.speaksHttp10();
        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(302);
        assertThat(target(response, "/shop/away")).isEqualTo((relative ? ORIGIN : "http://" + HOST) + PAGE);
    }

    @ParameterizedTest
    @EnumSource
    void the_proxy_rejects_a_header_beyond_its_limit(ProxyProgram program) {
        RawMessage request = withHeader(get(PAGE)).add("X-Padding", "x".repeat(program.largestHeader() + 512));

        RawMessage response = proxies.get(program).sendOverTls(request);

        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(400);
    }

    @Test
    void a_token_of_the_largest_size_exceeds_the_limit_of_tomcat_and_jetty() {
        RawMessage request = get(PAGE).add("Authorization", "Bearer " + "x".repeat(8192));

        RawMessage response = Outside.overPlainHttp(server.uri("/").getPort(), request);

        int expected = switch (kind) {
            case TOMCAT_9 -> 400;
            case JETTY_12_EE10 -> 431;
            default -> 401; // by the filter
        };
        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(expected);
    }

    /** The address to which a browser is redirected. */
    static String target(RawMessage response, String requested) {
        assertThat(response.all("Location")).hasSize(1);
        return URI.create(ORIGIN + requested)
                .resolve(response.all("Location").get(0))
                .toString();
    }

    private void assertServed(RawMessage response, String content) {
        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(200);
        assertThat(response.body()).contains(content);
    }

    private void assertRejected(RawMessage response, String title) {
        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(403);
        assertThat(response.body()).contains(title).doesNotContain("alice");
    }
}
