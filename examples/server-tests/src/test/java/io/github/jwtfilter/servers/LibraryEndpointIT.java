package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An endpoint that a library registers, on servers that accept WebSocket handshakes before all filters. */
@ParameterizedClass
@EnumSource(names = {"JETTY_10", "JETTY_12_EE8", "JETTY_12_EE9", "JETTY_12_EE10"})
class LibraryEndpointIT {
    private static final RawRequest HANDSHAKE =
            new RawRequest("GET {app}/greeting | Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 13"
                    + " | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = sockets
            keys.jwks-file = ${sys:sockets.jwks}
            """;
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("sockets");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        ServerKind.Api api = kind.api();
        server = Deployment.on(kind)
                .webSockets()
                .application("unprotected", application(new WebXmlText(api)))
                .application(
                        "undeclared", application(new WebXmlText(api).listener().filter()))
                .application("without-listener", application(new WebXmlText(api).filter()))
                .application(
                        "declared",
                        application(new WebXmlText(api).listener().filter().filter(upgrades(kind), upgrades(kind))))
                .keys("sockets.jwks", IDENTITY_PROVIDER.jwkSet())
                .start();
    }

    private static War application(WebXmlText webXml) {
        return War.empty()
                .with("WEB-INF/web.xml", webXml.toString())
                .with("WEB-INF/jwt-filter.properties", SETTINGS)
                .with("index.html", "the page")
                .withLibrary(TestFiles.socketLibrary())
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    /** The class of the filter by which a Jetty accepts handshakes. */
    static String upgrades(ServerKind kind) {
        String environment = switch (kind) {
            case JETTY_12_EE8 -> "ee8.";
            case JETTY_12_EE9 -> "ee9.";
            case JETTY_12_EE10 -> "ee10.";
            default -> "";
        };
        return "org.eclipse.jetty." + environment + "websocket.servlet.WebSocketUpgradeFilter";
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static int handshake(String application, RawRequest request) {
        return new RawConnection(server.uri("/").getPort())
                .send(request, "/" + application)
                .status();
    }

    @Test
    void the_server_accepts_handshakes_for_it_without_a_line_in_web_xml() {
        assertThat(handshake("unprotected", HANDSHAKE)).isEqualTo(101);
    }

    @Test
    void the_listener_stops_the_deployment_and_names_library_and_class() {
        assertThat(handshake("undeclared", HANDSHAKE)).isIn(404, 503);
        assertThat(Http.get(server.uri("/undeclared/index.html")).statusCode()).isIn(404, 503);
        assertThat(server.log().text())
                .containsPattern(
                        "com\\.example\\.sockets\\.\\S+ (?:implements|extends) \\S+\\.websocket\\.\\S+, in WEB-INF/lib/"
                                + "jwt-filter-example-socket-library");
    }

    @Test
    void without_the_listener_the_filter_makes_the_application_unavailable() {
        assertThat(handshake("without-listener", HANDSHAKE)).isIn(404, 503);
        assertThat(Http.get(server.uri("/without-listener/index.html")).statusCode())
                .isIn(404, 503);
    }

    @Test
    void behind_the_filter_a_handshake_requires_a_token() {
        assertThat(handshake("declared", HANDSHAKE)).isEqualTo(401);
        assertThat(handshake("declared", HANDSHAKE.with("a.b.c"))).isEqualTo(401);
        assertThat(handshake("declared", HANDSHAKE.with(IDENTITY_PROVIDER.token("alice"))))
                .isEqualTo(101);
    }
}
