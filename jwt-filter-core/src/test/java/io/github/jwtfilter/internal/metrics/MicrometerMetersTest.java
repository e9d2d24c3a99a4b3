package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestMetrics;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicrometerMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GuardMetrics decisions = new GuardMetrics(() -> 0);
    private final MetricSources sources = TestMetrics.sources(decisions, false)
            .keys(Map.of("", new RotatingKeys(KeySet.empty())))
            .build();

    @BeforeEach
    void open() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void close() {
        Metrics.removeRegistry(registry);
    }

    @Test
    void publishes_counters_gauges_and_timers_until_they_are_removed() {
        int others = Metrics.globalRegistry.getMeters().size();
        decisions.decisions(false).countRejection(RejectionReason.EXPIRED);
        decisions.durations().record(1_500_000_000L);

        Runnable remove = TestMetrics.register("/shop", sources);

        assertThat(registry.get("jwtfilter.decisions")
                        .tags("application", "/shop", "mode", "enforce", "outcome", "rejected", "reason", "expired")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("jwtfilter.decision.duration").functionTimer().count())
                .isEqualTo(1);
        assertThat(registry.get("jwtfilter.decision.duration").functionTimer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(1.5);
        assertThat(registry.get("jwtfilter.keys.age").gauge().getId().getBaseUnit())
                .isEqualTo("seconds");
        assertThat(registry.get("jwtfilter.keys.age").gauge().value()).isNaN();
        assertThat(registry.get("jwtfilter.report.only").gauge().value()).isZero();
        assertThat(registry.get("jwtfilter.report.only").gauge().getId().getDescription())
                .contains("report-only");

        remove.run();

        assertThat(registry.getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("jwtfilter"));
        assertThat(Metrics.globalRegistry.getMeters()).hasSize(others);
    }

    @Test
    void the_meters_of_two_applications_with_one_name_are_independent() {
        GuardMetrics other = new GuardMetrics(() -> 0);
        other.decisions(false).count(Outcome.ANONYMOUS);
        Runnable first = TestMetrics.register("/twice", sources);
        Runnable second =
                TestMetrics.register("/twice", TestMetrics.sources(other, false).build());

        assertThat(anonymous("/twice")).isZero();
        assertThat(anonymous("/twice#2")).isEqualTo(1);
        first.run();
        assertThat(registry.find("jwtfilter.decisions")
                        .tag("application", "/twice")
                        .meters())
                .isEmpty();
        assertThat(anonymous("/twice#2")).isEqualTo(1);
        second.run();
        assertThat(registry.find("jwtfilter.decisions").meters()).isEmpty();
    }

    private double anonymous(String application) {
        return registry.get("jwtfilter.decisions")
                .tags("application", application, "outcome", "anonymous")
                .functionCounter()
                .count();
    }

    /** Micrometer has weak references to the sources of its meters. */
    @Test
    void meters_survive_a_garbage_collection() {
        Runnable remove = TestMetrics.register("/gc", sources);
        decisions.decisions(false).count(Outcome.ANONYMOUS);

        System.gc();

        assertThat(anonymous("/gc")).isEqualTo(1);
        remove.run();
    }

    /** A registry that pushes differences would otherwise count everything again after a reload. */
    @Test
    void meters_continue_with_the_sources_of_later_settings() {
        MeterBinding binding = new MeterBinding("/continued");
        binding.update(TestMetrics.sources(decisions, false)
                .keys(Map.of("removed", new RotatingKeys(KeySet.empty())))
                .build());
        FunctionCounter before = counter("/continued");
        decisions.decisions(false).count(Outcome.ANONYMOUS);

        binding.update(TestMetrics.sources(decisions, false)
                .keys(Map.of("added", new RotatingKeys(KeySet.empty())))
                .build());

        assertThat(counter("/continued")).isSameAs(before);
        assertThat(before.count()).isEqualTo(1);
        assertThat(registry.find("jwtfilter.keys.age").gauges())
                .extracting(gauge -> gauge.getId().getTag("issuer"))
                .containsExactly("added");
        binding.close();
        binding.update(sources);
        assertThat(registry.find("jwtfilter.decisions").meters()).isEmpty();
    }

    private FunctionCounter counter(String application) {
        return registry.get("jwtfilter.decisions")
                .tags("application", application, "outcome", "anonymous")
                .functionCounter();
    }
}
