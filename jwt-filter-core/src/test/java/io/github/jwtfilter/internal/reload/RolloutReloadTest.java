package io.github.jwtfilter.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.jmx.RolloutMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The rollout report when the settings change at run time. */
class RolloutReloadTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final ObjectName NAME = name();

    @Test
    void continues_with_other_limits_starts_again_with_other_rules_and_ends_with_the_mode_enforce() {
        try (ChangingSettings settings = ChangingSettings.with("mode = report-only")) {
            settings.guard.start("/reloaded-rollout");
            Await.until("the report is registered", () -> SERVER.isRegistered(NAME));
            settings.guard.current().decide(TestRequest.get("/orders"));

            settings.change("mode = report-only", "cache.size = 500");
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.APPLIED);
            settings.guard.current().decide(TestRequest.get("/orders"));
            Await.until("the report continues", () -> SERVER.isRegistered(NAME) && rejected() == 2);

            settings.change("mode = report-only", "access.10 = /orders : anyone");
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.APPLIED);
            settings.guard.current().decide(TestRequest.get("/orders"));
            settings.guard.current().decide(TestRequest.get("/files"));
            Await.until("the report starts again", () -> SERVER.isRegistered(NAME) && rejected() == 1);

            settings.change("mode = enforce");
            assertThat(settings.guard.reload()).isEqualTo(ReloadingGuard.Outcome.APPLIED);
            Await.until("the report has ended", () -> !SERVER.isRegistered(NAME));
        }
    }

    private static long rejected() {
        try {
            return JMX.newMXBeanProxy(SERVER, NAME, RolloutMXBean.class).getRejectedRequests();
        } catch (RuntimeException e) {
            return -1; // unregistered meanwhile
        }
    }

    private static ObjectName name() {
        try {
            return new ObjectName("io.github.jwtfilter:type=Rollout,application=\"/reloaded-rollout\"");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
