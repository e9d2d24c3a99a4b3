package io.github.jwtfilter.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestMetrics;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestSettingsControl;
import io.github.jwtfilter.internal.digest.TokenDigest;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.metrics.MetricSources;
import io.github.jwtfilter.internal.request.Connection;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TrustedProxies;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class FloodBeanTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    @Test
    void shows_the_figures_of_the_limits_until_it_is_closed() throws JMException {
        FloodLimits limits = new FloodLimits(
                TestSettings.with("flood.checks = 1", "flood.wait = 0ms", "flood.failures = 2/1m")
                        .flood(),
                task -> {},
                () -> 0);
        Connection client = new Connections(new TrustedProxies(List.of()), Optional.empty())
                .of(TestRequest.get("/").from("203.0.113.7"));
        Object keys = new Object();
        limits.addFailed("a.b.c", TokenDigest.of("a.b.c"), keys);
        limits.hasFailed(TokenDigest.of("a.b.c"), keys);
        limits.acquire(client, true);
        limits.acquire(client, true);
        limits.countFailure(client, 2);
        limits.acquire(client, true);
        ObjectName name = new ObjectName("io.github.jwtfilter:type=Flood,application=\"/flood\"");

        MetricSources sources = TestMetrics.sources().flood(limits).build();
        try (GuardMBeans open = new GuardMBeans("/flood", () -> sources, new TestSettingsControl())) {
            assertThat(open).isNotNull();
            assertThat(SERVER.getAttribute(name, "FailedChecks")).isEqualTo(2L);
            assertThat(SERVER.getAttribute(name, "RepeatedTokens")).isEqualTo(1L);
            assertThat(SERVER.getAttribute(name, "DelayedTokens")).isEqualTo(0L);
            assertThat(SERVER.getAttribute(name, "RejectedByChecks")).isEqualTo(1L);
            assertThat(SERVER.getAttribute(name, "RejectedByFailures")).isEqualTo(1L);
            assertThat(SERVER.getAttribute(name, "AvailableChecks")).isEqualTo(0);
            assertThat(SERVER.getAttribute(name, "CountedClients")).isEqualTo(1);
            assertThat(SERVER.getAttribute(name, "LimitedClients")).isEqualTo(1);
            assertThat(SERVER.getAttribute(name, "TopClients"))
                    .isEqualTo(new String[] {"203.0.113.7 (2 failed, 1 rejected)"});
        }
        assertThat(SERVER.isRegistered(name)).isFalse();
    }
}
