package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestMetrics;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the oldest and the newest version of Micrometer that are supported; the other tests use the version that the code is compiled against. */
class MicrometerVersionsTest {
    private static final Path LIBRARIES = Path.of("target", "micrometer-libraries");
    private static final String HISTOGRAMS = "HdrHistogram-2.1.12,LatencyUtils-2.0.3";

    /** Publishes and removes metrics; runs in the class loader of an application with a version. */
    public static final class Publication implements Supplier<String> {
        @Override
        public String get() {
            GuardMetrics decisions = new GuardMetrics(() -> 0);
            decisions.decisions(false).countRejection(RejectionReason.EXPIRED);
            decisions.durations().record(2_000_000_000L);
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            Metrics.addRegistry(registry);
            Runnable remove = TestMetrics.register(
                    "/x", TestMetrics.sources(decisions, false).build());
            String figures = registry.get("jwtfilter.decisions")
                            .tags("reason", "expired")
                            .functionCounter()
                            .count()
                    + " rejected, "
                    + registry.get("jwtfilter.decision.duration")
                            .functionTimer()
                            .totalTime(TimeUnit.SECONDS)
                    + " s, report-only "
                    + registry.get("jwtfilter.report.only").gauge().value();
            remove.run();
            return figures + ", " + registry.getMeters().size() + " left";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "micrometer-core-1.1.19",
                "micrometer-core-1.17.2,micrometer-commons-1.17.2,micrometer-observation-1.17.2"
            })
    void publishes_the_metrics(String libraries) throws Exception {
        String[] names = (libraries + "," + HISTOGRAMS).split(",");
        URL[] urls = new URL[names.length];
        for (int i = 0; i < names.length; i++) {
            urls[i] = LIBRARIES.resolve(names[i] + ".jar").toUri().toURL();
        }
        try (URLClassLoader server = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = new ApplicationLoader(server, name -> false).loadClass(Publication.class.getName());

            assertThat(((Supplier<?>) type.getConstructor().newInstance()).get())
                    .isEqualTo("1.0 rejected, 2.0 s, report-only 0.0, 0 left");
        }
    }
}
