package io.github.jwtfilter.servers;

import static io.github.jwtfilter.servers.Shop.HOST;
import static io.github.jwtfilter.servers.Shop.get;
import static io.github.jwtfilter.servers.Shop.post;
import static io.github.jwtfilter.servers.Shop.withCookie;
import static io.github.jwtfilter.servers.Shop.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reverse proxies of the system in front of a server that applies their headers itself, with the settings of docs/proxy.md. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_12_EE10", "UNDERTOW_2_3"})
class CorrectedConnectionIT {
    private static final String ORIGIN = "https://" + HOST;
    private static final String PAGE = "/shop/who";
    private static final TemporaryCertificate CERTIFICATE = TemporaryCertificate.of(HOST);

    private static RunningServer server;
    private static InstalledProxies proxies;

    /** The server that runs the application, for messages. */
    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        server = Deployment.on(kind)
                .applyForwardingHeaders()
                .application("shop", ConnectionWar.with(kind, ""))
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
    void the_application_sees_the_connection_of_the_client(ProxyProgram program) {
        RawMessage response = proxies.get(program).sendOverTls(withHeader(get(PAGE)));

        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(200);
        assertThat(response.body()).contains("secure=true scheme=https");
    }

    @ParameterizedTest
    @EnumSource
    void a_redirect_of_the_application_leads_to_https(ProxyProgram program) {
        RawMessage response = proxies.get(program).sendOverTls(withHeader(get("/shop/away")));

        assertThat(response.status()).as("%s of %s", response, kind).isEqualTo(302);
        assertThat(RealProxyIT.target(response, "/shop/away")).isEqualTo(ORIGIN + PAGE);
    }

    @ParameterizedTest
    @EnumSource
    void the_filter_decides_as_without_the_correction(ProxyProgram program) {
        InstalledProxy proxy = proxies.get(program);

        assertThat(proxy.sendOverTls(withCookie(post(PAGE)).add("Origin", ORIGIN))
                        .status())
                .isEqualTo(200);
        assertThat(proxy.sendOverTls(withCookie(post(PAGE)).add("Origin", "https://elsewhere.example"))
                        .status())
                .isEqualTo(403);
        assertThat(proxy.sendOverPlainHttp(withHeader(get(PAGE))).status()).isEqualTo(403);
        assertThat(proxy.sendOverPlainHttp(withHeader(get(PAGE))
                                .add("X-Forwarded-Proto", "https")
                                .add("Forwarded", "proto=https"))
                        .status())
                .isEqualTo(403);
    }
}
