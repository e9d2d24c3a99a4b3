package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that are renewed by WebSocket handshakes, whose response the server writes. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "TOMCAT_10", "TOMCAT_11", "JETTY_10", "JETTY_12_EE8", "JETTY_12_EE10"})
class SessionSocketIT {
    private static final String HANDSHAKE =
            "GET {app}/greeting | Upgrade: websocket | Connection: Upgrade | Sec-WebSocket-Version: 13"
                    + " | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Cookie: ";

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        boolean jetty = kind.name().startsWith("JETTY");
        String upgrades = jetty
                ? new WebXmlText(kind.api())
                        .filter(LibraryEndpointIT.upgrades(kind), LibraryEndpointIT.upgrades(kind))
                        .elements()
                : "";
        War war = new WelcomeWar(kind.api())
                .with("", upgrades, WelcomeWar.servlet("SessionServlet", "/login/*"))
                .withLibrary(TestFiles.socketLibrary())
                .with("WEB-INF/jwt-filter.properties", "session.store = memory\naccess.10 = /login/** : anyone\n");
        server = Deployment.on(kind).webSockets().application("desk", war).start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void a_handshake_that_renews_the_session_sets_both_cookies() {
        String renewal = Http.get(server.uri("/desk/login/start")).headers().allValues("Set-Cookie").stream()
                .map(line -> line.substring(0, line.indexOf(';')))
                .filter(cookie -> cookie.startsWith("__Host-desk-renewal="))
                .findFirst()
                .orElseThrow();

        RawResponse foreign = send(HANDSHAKE + renewal + " | Origin: https://evil.example");
        RawResponse own = send(HANDSHAKE + renewal + " | Origin: http://localhost");

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(cookies(foreign)).isEmpty();
        assertThat(own.status()).as("%s", own).isEqualTo(101);
        assertThat(cookies(own)).hasSize(2).noneMatch(line -> line.contains(renewal));
    }

    private static RawResponse send(String request) {
        return new RawConnection(server.uri("/").getPort()).send(new RawRequest(request), "/desk");
    }

    /** Jetty 10 writes the headers of the application twice. */
    private static List<String> cookies(RawResponse response) {
        return response.text()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie: __host-desk-"))
                .distinct()
                .toList();
    }
}
