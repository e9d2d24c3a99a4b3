package io.github.jwtfilter.servers;

import io.github.jwtfilter.fixture.FreePort;
import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** An installed reverse proxy in a separate process, with TLS and plain HTTP on free ports of the loopback address. */
final class InstalledProxy implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final int TIMEOUT_MILLIS = 120_000;
    private static final int ATTEMPTS = 5;

    private final TemporaryCertificate certificate;
    private final ProxyProgram.Ports ports;
    private final Process process;
    private final ServerLog log;

    private InstalledProxy(TemporaryCertificate certificate, ProxyProgram.Ports ports, Process process, ServerLog log) {
        this.certificate = certificate;
        this.ports = ports;
        this.process = process;
        this.log = log;
    }

    /** Starts a proxy. These programs cannot select a free port, and another process may bind the selected port first. */
    static InstalledProxy start(ProxyProgram program, TemporaryCertificate certificate, int application) {
        for (int attempt = 1; ; attempt++) {
            InstalledProxy proxy = launch(program, certificate, application);
            if (Await.until(state -> state != State.STARTING, START_LIMIT, proxy::state) == State.LISTENING) {
                return proxy;
            }
            proxy.close();
            if (attempt == ATTEMPTS) {
                throw new AssertionError(program + " does not listen:\n" + proxy.log.text());
            }
        }
    }

    RawMessage sendOverTls(RawMessage request) {
        return sendOverTls(request, LOOPBACK);
    }

    /** Sends from a local address, which the proxy forwards as that of the client. */
    RawMessage sendOverTls(RawMessage request, InetAddress from) {
        try (Socket tcp = connect(ports.tls(), from);
                SSLSocket tls = (SSLSocket)
                        certificate.forClients().getSocketFactory().createSocket(tcp, Shop.HOST, ports.tls(), true)) {
            return exchange(tls, request);
        } catch (IOException e) {
            throw new UncheckedIOException(request + "\n" + log.text(), e);
        }
    }

    RawMessage sendOverPlainHttp(RawMessage request) {
        try (Socket tcp = connect(ports.plain(), LOOPBACK)) {
            return exchange(tcp, request);
        } catch (IOException e) {
            throw new UncheckedIOException(request + "\n" + log.text(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static InstalledProxy launch(ProxyProgram program, TemporaryCertificate certificate, int application) {
        Path directory = TestFiles.newBase(program.name());
        try {
            ProxyProgram.Ports ports = new ProxyProgram.Ports(FreePort.find(), FreePort.find(), application);
            Files.writeString(directory.resolve(ProxyProgram.CERTIFICATE), certificate.pem());
            Path configuration =
                    Files.writeString(directory.resolve("proxy.conf"), program.configuration(directory, ports));
            List<String> command = new ArrayList<>();
            command.add(program.installed().orElseThrow().toString());
            command.addAll(program.arguments(directory, configuration));
            ServerLog log = new ServerLog(directory.resolve("console.log"));
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.file().toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new InstalledProxy(certificate, ports, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum State {
        STARTING,
        LISTENING,
        ENDED
    }

    private State state() {
        if (!process.isAlive()) {
            return State.ENDED;
        }
        return accepts(ports.tls()) && accepts(ports.plain()) ? State.LISTENING : State.STARTING;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connect(int port, InetAddress from) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(LOOPBACK, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static RawMessage exchange(Socket socket, RawMessage request) throws IOException {
        request.writeTo(socket.getOutputStream());
        return RawMessage.read(socket.getInputStream());
    }
}
