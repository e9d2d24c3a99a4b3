package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.jmx.RolloutMXBean;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.rollout.CountedKind;
import io.github.jwtfilter.internal.rollout.KindAdvice;
import io.github.jwtfilter.internal.rollout.ReportReader;
import io.github.jwtfilter.internal.rollout.RolloutSnapshot;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The rollout report of a guard in report-only mode. */
class RolloutGuardTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);

    private Guard guard(String application, String mode) {
        return GuardFactory.create(
                        TestSettings.loadWith(
                                mode,
                                "token.cookie = jwt",
                                "access.10 = /public/** : anyone",
                                "access.20 = /admin/** : role admin",
                                "access.30 = /old/** : deny"),
                        clock)
                .start(application);
    }

    private static ObjectName name(String application) throws JMException {
        return new ObjectName("io.github.jwtfilter:type=Rollout,application=\"" + application + "\"");
    }

    @Test
    void the_report_has_each_decision_of_report_only_mode() throws JMException {
        try (Guard guard = guard("/counted", "mode = report-only")) {
            Await.until("the MBean is registered", () -> isRegistered("/counted"));
            RolloutMXBean bean = JMX.newMXBeanProxy(SERVER, name("/counted"), RolloutMXBean.class);
            decide(guard);

            RolloutSnapshot report = report(bean);
            Map<String, CountedKind> kinds = report.kinds().stream()
                    .collect(Collectors.toMap(each -> each.kind().reason().code(), Function.identity()));

            assertThat(report.application()).isEqualTo("/counted");
            assertThat(report.figures().accepted()).isEqualTo(2);
            assertThat(report.figures().users()).isEqualTo(2);
            assertThat(report.figures().passed()).isEqualTo(1);
            assertThat(report.figures().rejected()).isEqualTo(8);
            assertThat(kinds)
                    .containsOnlyKeys(
                            "no-token",
                            "not-three-parts",
                            "role-missing",
                            "expired",
                            "ambiguous-path",
                            "access-denied",
                            "method-not-allowed",
                            "internal-error");
            assertThat(kinds.get("role-missing").kind().rule()).isEqualTo("access.20");
            assertThat(kinds.get("no-token").kind().rule()).isEqualTo("the default rule");
            assertThat(KindAdvice.of(kinds.get("ambiguous-path")).line()).isEqualTo("path.allow = encoded-slash");
            assertThat(bean.getVerdict())
                    .startsWith("not-safe: 6 kinds of requests")
                    .contains("2 of them requests of known users");
        }
        assertThat(SERVER.isRegistered(name("/counted"))).isFalse();
    }

    private void decide(Guard guard) {
        String token = TestTokens.good();
        guard.decide(TestRequest.get("/page").bearer(token));
        guard.decide(TestRequest.get("/page").bearer(TestTokens.goodFor("bob")));
        guard.decide(TestRequest.get("/public/page").bearer("ignored"));
        for (TestRequest request : List.of(
                TestRequest.get("/orders/17"),
                TestRequest.get("/orders/17").bearer("nonsense"),
                TestRequest.get("/admin/users").bearer(token),
                TestRequest.get("/old/page").bearer(token),
                TestRequest.get("/a/b/c").rawPath("/app/a%2fb/c").bearer(token),
                TestRequest.of("TRACE", "/page"),
                TestRequest.get(null))) {
            assertThat(guard.decide(request)).isInstanceOf(Decision.PassThrough.class);
        }
        clock.move(Duration.ofHours(2));
        guard.decide(TestRequest.get("/page").bearer(token));
    }

    private static RolloutSnapshot report(RolloutMXBean bean) {
        ReportReader reader = ReportReader.ofCompleteReports();
        for (String line : bean.getReport()) {
            reader.read(line);
        }
        return reader.reports().get(0);
    }

    @Test
    void there_is_no_report_in_the_mode_enforce() throws JMException {
        try (Guard guard = guard("/enforced", "mode = enforce")) {
            assertThat(guard.reportOnly()).isFalse();
            ObjectName keys = new ObjectName("io.github.jwtfilter:type=Keys,application=\"/enforced\",issuer=\"\"");
            Await.until("the MBeans are registered", () -> SERVER.isRegistered(keys));

            assertThat(SERVER.isRegistered(name("/enforced"))).isFalse();
        }
    }

    private static boolean isRegistered(String application) {
        try {
            return SERVER.isRegistered(name(application));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
