package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is deployed repeatedly on one Tomcat, which reports the resources that each deployment leaks. */
class RedeploymentIT {
    private static final int ROUNDS = 50;
    private static final int CONNECT_LIMIT_MILLIS = 60_000;

    /** Stopping waits this long for a thread that the operating system does not run, and then returns without it. */
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(800);

    @TempDir
    private Path directory;

    private final Logger leaks = Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void listen() {
        leaks.addHandler(warnings);
    }

    @AfterEach
    void stopListening() {
        leaks.removeHandler(warnings);
    }

    @Test
    void leaves_no_thread_behind_in_any_of_many_deployments() throws Exception {
        // It accepts connections and never responds, so that each fetch lasts until it is aborted.
        try (ServerSocket provider = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            provider.setSoTimeout(CONNECT_LIMIT_MILLIS);
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(directory.toString());
            Context application = application(tomcat, "http://localhost:" + provider.getLocalPort());
            tomcat.start();
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    assertThat(application.getState().isAvailable()).isTrue();
                    try (Socket fetch = provider.accept()) {
                        assertThat(fetch.isConnected()).isTrue();
                        stop(application, round);
                    }
                    application.start();
                }
            } finally {
                tomcat.stop();
                tomcat.destroy();
            }
        }
        awaitNoThreads("the end");
    }

    /** No thread is left, unless the machine is so busy that stopping has waited for it until the limit. */
    private void stop(Context application, int round) throws Exception {
        warnings.texts.clear();
        long start = System.nanoTime();
        application.stop();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        boolean left = !threads().isEmpty();
        // Tomcat also warns of a thread of its own.
        boolean warned =
                warnings.texts.stream().anyMatch(text -> text.contains("jwt-filter") || text.contains("jwtfilter"));
        if (left || warned) {
            assertThat(taken).as("round %d, %s", round, warnings.texts).isGreaterThanOrEqualTo(CLOSE_LIMIT);
        }
        awaitNoThreads("round " + round);
    }

    private static void awaitNoThreads(String when) {
        List<String> left = Await.until(List::isEmpty, Await.LIMIT, RedeploymentIT::threads);

        assertThat(left).as(when).isEmpty();
    }

    private Context application(Tomcat tomcat, String issuer) throws Exception {
        Path war = Files.createDirectories(directory.resolve("webapps")).resolve("minimal.war");
        MinimalWar.with(Libraries.NONE)
                .with("WEB-INF/jwt-filter.properties", """
                        issuer             = %s
                        audience           = minimal
                        keys.read-timeout  = 30s
                        keys.fetch-timeout = 60s
                        """.formatted(issuer))
                .writeTo(war);
        Context application = tomcat.addContext("/minimal", war.toString());
        ContextConfig descriptor = new ContextConfig();
        descriptor.setDefaultWebXml(Constants.NoDefaultWebXml);
        application.addLifecycleListener(descriptor);
        return application;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("jwt-filter"))
                .toList();
    }

    private static final class Warnings extends Handler {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                texts.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
