package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A reverse proxy that terminates TLS in front of an application and also accepts plain HTTP, one request per connection. */
final class TlsProxy implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 50;
    private static final int TIMEOUT_MILLIS = (int) Await.LIMIT.toMillis();

    private final ProxyKind kind;
    private final SSLContext clients;
    private final URI application;
    private final ServerSocket tls;
    private final ServerSocket plain;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        return thread;
    });

    private TlsProxy(ProxyKind kind, SSLContext clients, URI application, ServerSocket tls, ServerSocket plain) {
        this.kind = kind;
        this.clients = clients;
        this.application = application;
        this.tls = tls;
        this.plain = plain;
    }

    static TlsProxy start(ProxyKind kind, TemporaryCertificate certificate, URI application) {
        try {
            TlsProxy proxy = new TlsProxy(
                    kind,
                    certificate.forClients(),
                    application,
                    certificate.forServer().getServerSocketFactory().createServerSocket(0, BACKLOG, LOOPBACK),
                    new ServerSocket(0, BACKLOG, LOOPBACK));
            proxy.threads.execute(() -> proxy.accept(proxy.tls, "https"));
            proxy.threads.execute(() -> proxy.accept(proxy.plain, "http"));
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The context of clients that trust this proxy. */
    SSLContext clients() {
        return clients;
    }

    int tlsPort() {
        return tls.getLocalPort();
    }

    int plainPort() {
        return plain.getLocalPort();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            tls.close();
            plain.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind.toString();
    }

    private void accept(ServerSocket socket, String scheme) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> pass(client, scheme));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void pass(Socket client, String scheme) {
        try (client;
                Socket server = new Socket(LOOPBACK, application.getPort())) {
            client.setSoTimeout(TIMEOUT_MILLIS);
            server.setSoTimeout(TIMEOUT_MILLIS);
            RawMessage request = RawMessage.read(client.getInputStream());
            String host = String.join(", ", request.all("Host"));
            kind.mark(request, scheme, host, application.getRawAuthority());
            request.writeTo(server.getOutputStream());
            RawMessage.read(server.getInputStream()).writeTo(client.getOutputStream());
        } catch (IOException e) {
            // The client receives the end of the connection without a response.
        }
    }
}
