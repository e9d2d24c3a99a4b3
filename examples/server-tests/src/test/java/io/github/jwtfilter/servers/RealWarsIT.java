package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.IdentityProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A published application with the lines of the documentation added: the examples of Wicket 9, one of whose libraries registers a
 * WebSocket endpoint. Its archive is large: the test runs in the profile {@code wars} only.
 */
@Tag("wars")
class RealWarsIT {
    private static final String UPGRADES = "org.eclipse.jetty.websocket.servlet.WebSocketUpgradeFilter";
    private static final RawRequest HANDSHAKE = new RawRequest(
            "GET {app}/wicket/websocket?pageId=0&wicket-ajax-baseurl=x | Upgrade: websocket"
                    + " | Connection: Upgrade | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = wicket
            keys.jwks-file = ${sys:wicket.jwks}
            """;
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("wicket");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        ServerKind.Api api = ServerKind.Api.JAVAX;
        server = Deployment.on(ServerKind.JETTY_10)
                .webSockets()
                .application("original", wicket())
                .application("undeclared", wicket(new WebXmlText(api).listener().filter()))
                .application(
                        "declared",
                        wicket(new WebXmlText(api).listener().filter().filter(UPGRADES, UPGRADES)))
                .keys("wicket.jwks", IDENTITY_PROVIDER.jwkSet())
                .opening("java.lang") // for Weld 3
                .start();
    }

    private static War wicket() {
        return War.copyOf(TestFiles.container("wicket-examples.war"));
    }

    private static War wicket(WebXmlText lines) {
        return wicket().edit(
                        "WEB-INF/web.xml",
                        text -> text.replaceFirst(
                                "(<web-app[^>]*>)", "$1\n" + lines.elements().replace("$", "\\$")))
                .with("WEB-INF/jwt-filter.properties", SETTINGS)
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int handshake(String application, RawRequest request) {
        return new RawConnection(server.uri("/").getPort())
                .send(request, "/" + application)
                .status();
    }

    @Test
    void the_original_accepts_every_handshake() {
        assertThat(handshake("original", HANDSHAKE)).isEqualTo(101);
    }

    @Test
    void with_only_the_documented_lines_the_deployment_stops() {
        assertThat(handshake("undeclared", HANDSHAKE)).isIn(404, 503);
        assertThat(server.log().text())
                .contains(
                        "in WEB-INF/lib/wicket-native-websocket-javax", "<filter-name>" + UPGRADES + "</filter-name>");
    }

    @Test
    void with_the_upgrade_filter_declared_a_handshake_requires_a_token() {
        assertThat(handshake("declared", HANDSHAKE)).isEqualTo(401);
        assertThat(handshake("declared", HANDSHAKE.with(IDENTITY_PROVIDER.token("alice"))))
                .isEqualTo(101);
    }
}
