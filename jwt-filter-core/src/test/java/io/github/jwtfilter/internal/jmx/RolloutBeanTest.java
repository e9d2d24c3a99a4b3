package io.github.jwtfilter.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestMetrics;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettingsControl;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.metrics.MetricSources;
import io.github.jwtfilter.internal.rollout.ReportReader;
import io.github.jwtfilter.internal.rollout.RolloutReport;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class RolloutBeanTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    @Test
    void shows_the_report_of_the_current_settings() throws JMException {
        RolloutReport first = new RolloutReport("/reload", new TickingClock(TestTokens.ISSUED));
        first.passed(TestRequest.get("/"), "203.0.113.7");
        RolloutReport next = new RolloutReport("/reload", new TickingClock(TestTokens.ISSUED));
        AtomicReference<MetricSources> current =
                new AtomicReference<>(TestMetrics.sources().rollout(first).build());
        ObjectName name = new ObjectName("io.github.jwtfilter:type=Rollout,application=\"/reload\"");

        try (GuardMBeans open = new GuardMBeans("/reload", current::get, new TestSettingsControl())) {
            RolloutMXBean bean = JMX.newMXBeanProxy(SERVER, name, RolloutMXBean.class);
            assertThat(bean.getPassedRequests()).isEqualTo(1);

            current.set(TestMetrics.sources().rollout(next).build());
            open.update();
            assertThat(bean.getPassedRequests()).isZero();

            current.set(TestMetrics.sources().build());
            assertThatThrownBy(bean::getPassedRequests).hasStackTraceContaining("the mode is not report-only any more");
            open.update();
            assertThat(SERVER.isRegistered(name)).isFalse();

            current.set(TestMetrics.sources().rollout(first).build());
            open.update();
            assertThat(bean.getPassedRequests()).isEqualTo(1);
        }
        assertThat(SERVER.isRegistered(name)).isFalse();
    }

    @Test
    void shows_and_resets_the_report_until_it_is_closed() throws JMException {
        RolloutReport report = new RolloutReport("/rollout", new TickingClock(TestTokens.ISSUED));
        report.passed(TestRequest.get("/"), "203.0.113.7");
        report.rejected(
                TestRequest.get("/files/a\nb"),
                "203.0.113.7",
                Rejection.withAdvice(
                        RejectionReason.AMBIGUOUS_PATH, () -> "to allow it, add encoded-slash to path.allow"));
        ObjectName name = new ObjectName("io.github.jwtfilter:type=Rollout,application=\"/rollout\"");

        MetricSources sources = TestMetrics.sources().rollout(report).build();
        try (GuardMBeans open = new GuardMBeans("/rollout", () -> sources, new TestSettingsControl())) {
            open.update(); // no effect for the same report
            RolloutMXBean bean = JMX.newMXBeanProxy(SERVER, name, RolloutMXBean.class);

            assertThat(bean.getVerdict()).startsWith("not-safe: 1 kind of requests ");
            assertThat(bean.getStarted()).isEqualTo("2027-01-15T08:00:00Z");
            assertThat(bean.getNothingNewSince()).isEqualTo("2027-01-15T08:00:00Z");
            assertThat(bean.getAcceptedRequests()).isZero();
            assertThat(bean.getPassedRequests()).isEqualTo(1);
            assertThat(bean.getRejectedRequests()).isEqualTo(1);
            assertThat(bean.getRequestsOfLastDay()).isEqualTo(2);
            assertThat(bean.getUsers()).isZero();
            assertThat(bean.getRejectedKinds())
                    .containsExactly("1 x ambiguous-path GET /files/a\\u000ab, rejected before a token is checked, from"
                            + " 2027-01-15T08:00:00Z to 2027-01-15T08:00:00Z, such as /files/a\\u000ab; would be"
                            + " permitted by: path.allow = encoded-slash");
            ReportReader reader = ReportReader.ofCompleteReports();
            for (String line : bean.getReport()) {
                reader.read(line);
            }
            assertThat(reader.reports()).hasSize(1);

            bean.reset();
            assertThat(bean.getRejectedRequests()).isZero();
            assertThat(bean.getVerdict()).startsWith("not-enough-traffic: ");
        }
        assertThat(SERVER.isRegistered(name)).isFalse();
    }
}
