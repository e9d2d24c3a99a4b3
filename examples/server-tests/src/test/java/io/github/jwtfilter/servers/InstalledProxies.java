package io.github.jwtfilter.servers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumMap;
import java.util.Map;

/** The installed reverse proxies in front of one server, each started on first use. */
final class InstalledProxies implements AutoCloseable {
    private final Map<ProxyProgram, InstalledProxy> started = new EnumMap<>(ProxyProgram.class);
    private final TemporaryCertificate certificate;
    private final int application;

    InstalledProxies(TemporaryCertificate certificate, RunningServer server) {
        this.certificate = certificate;
        this.application = server.uri("/").getPort();
    }

    /** Returns the proxy; skips the test with a message if it is not installed. */
    InstalledProxy get(ProxyProgram program) {
        assumeTrue(program.installed().isPresent(), () -> "SKIPPED: this system does not have " + program);
        return started.computeIfAbsent(program, key -> InstalledProxy.start(key, certificate, application));
    }

    @Override
    public void close() {
        started.values().forEach(InstalledProxy::close);
    }
}
