package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proxies are configured by system properties of the Java runtime. */
@Timeout(600)
class ProxyTest {
    private final KeyServer server = Fetching.server("https");
    private final KeyServer proxy = KeyServer.start();
    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void useTheProxy() {
        set("https.proxyHost", "127.0.0.1");
        set("https.proxyPort", Integer.toString(proxy.port()));
        set("http.nonProxyHosts", "");
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        proxy.close();
        server.close();
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    @Test
    void tunnels_through_the_proxy_which_sees_no_token() throws Exception {
        server.behave(Behaviours.json("{}"));
        proxy.behave(tunnel());

        Request request = Request.to(server.uri("/keys")).withBearerToken("s3cr3t");
        Response response = Fetching.transport().send(request, new Cancellation());

        assertThat(response.status()).isEqualTo(200);
        assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT localhost:" + server.port());
        assertThat(proxy.heads().get(0)).doesNotContain("s3cr3t");
        assertThat(server.heads().get(0)).contains("s3cr3t");
    }

    @Test
    void plain_http_uses_no_proxy() throws Exception {
        set("http.proxyHost", "127.0.0.1");
        set("http.proxyPort", Integer.toString(proxy.port()));
        try (KeyServer plain = KeyServer.start()) {
            plain.behave(Behaviours.json("{}"));

            assertThat(Fetching.get(plain.uri("/keys")).status()).isEqualTo(200);
            assertThat(proxy.requests()).isZero();
        }
    }

    @Test
    void a_proxy_that_does_not_respond_is_cancelled() throws Exception {
        proxy.behave(Behaviours.neverRespond());
        assertCutOff();
    }

    @Test
    void a_slow_proxy_is_cancelled() throws Exception {
        proxy.behave(Behaviours.sendHeadersSlowly());
        assertCutOff();
    }

    @Test
    void a_server_behind_a_proxy_is_cancelled() throws Exception {
        server.behave(Behaviours.neverRespond());
        proxy.behave(tunnel());
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Response> fetch = start(cancellation);
        server.awaitRequests(1);

        cancellation.cancel();

        assertGivenUp(fetch);
        server.awaitNoConnection();
        // The runtime may open another tunnel, but sends nothing through it.
        assertThat(server.requests()).isEqualTo(1);
    }

    private void assertCutOff() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Response> fetch = start(cancellation);
        proxy.awaitRequests(1);

        cancellation.cancel();

        assertGivenUp(fetch);
        proxy.awaitNoConnection();
        assertThat(proxy.requests()).isEqualTo(1);
        assertThat(server.connections()).isZero();
    }

    private static void assertGivenUp(CompletableFuture<Response> fetch) throws Exception {
        assertThat(Fetching.failure(fetch)).hasMessage("was canceled before the response was complete");
    }

    private CompletableFuture<Response> start(Cancellation cancellation) {
        return Fetching.start(() -> Fetching.transport().send(Request.to(server.uri("/keys")), cancellation));
    }

    private Behaviour tunnel() {
        return visit -> {
            try (Socket target = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
                visit.send("HTTP/1.1 200 Connected\r\n\r\n");
                CompletableFuture<Object> back = Fetching.start(() -> {
                    copy(target.getInputStream(), visit.socket().getOutputStream());
                    visit.socket().shutdownOutput();
                    return "";
                });
                copy(visit.socket().getInputStream(), target.getOutputStream());
                back.completeExceptionally(new IOException("hung up"));
            }
        };
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        from.transferTo(to);
    }
}
