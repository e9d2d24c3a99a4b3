package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;

/** Stops an application of an embedded Tomcat, and checks which threads it leaves, and of what Tomcat warns. */
final class StoppedApplication implements AutoCloseable {
    /** Stopping waits this long for a thread that the operating system does not run, and then returns without it. */
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(800);

    /** Held strongly: the log manager would forget the handler. */
    private final Logger leaks = Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");

    private final Warnings warnings = new Warnings();

    StoppedApplication() {
        leaks.addHandler(warnings);
    }

    /** No thread is left, unless the machine is so busy that stopping has waited for it until the limit. */
    void stop(Context application, String when) throws LifecycleException {
        warnings.texts.clear();
        long start = System.nanoTime();
        application.stop();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        boolean left = !threads().isEmpty();
        // Tomcat also warns of a thread of its own.
        boolean warned = warnings.texts.stream()
                .anyMatch(text -> text.contains("jwt-filter") || text.contains("jwtfilter") || text.contains("JDBC"));
        if (left || warned) {
            assertThat(taken).as("%s, %s", when, warnings.texts).isGreaterThanOrEqualTo(CLOSE_LIMIT);
        }
        awaitNoThreads(when);
    }

    static void awaitNoThreads(String when) {
        List<String> left = Await.until(List::isEmpty, Await.LIMIT, StoppedApplication::threads);

        assertThat(left).as(when).isEmpty();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("jwt-filter"))
                .toList();
    }

    @Override
    public void close() {
        leaks.removeHandler(warnings);
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
