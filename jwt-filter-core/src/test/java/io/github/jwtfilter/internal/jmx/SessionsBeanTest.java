package io.github.jwtfilter.internal.jmx;

import static io.github.jwtfilter.fixture.SessionClient.ACCESS;
import static io.github.jwtfilter.fixture.SessionClient.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class SessionsBeanTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);

    @Test
    void counts_sessions_renewals_failures_and_reused_tokens() throws Exception {
        ObjectName name = new ObjectName("io.github.jwtfilter:type=Sessions,application=\"/counting\"");
        try (Guard guard = GuardFactory.create(TestSettings.load("session.store = memory"), clock)) {
            guard.start("/counting");
            Await.until("registration of " + name, () -> SERVER.isRegistered(name));
            SessionsMXBean bean = JMX.newMXBeanProxy(SERVER, name, SessionsMXBean.class);
            SessionClient alice = new SessionClient(guard).signIn("alice");
            SessionClient thief = alice.copy();
            assertThat(bean.getStartedSessions()).isEqualTo(1);
            assertThat(bean.getRenewals()).isZero();

            for (int i = 0; i < 2; i++) {
                clock.move(Duration.ofMinutes(12));
                alice.jar().remove(ACCESS);
                alice.decide(get("/page"));
            }
            thief.jar().remove(ACCESS);
            thief.copy().decide(get("/page"));
            thief.copy().decide(get("/page"));
            guard.sessions().endAll("alice");
            new SessionClient(guard).signIn("bob");
            guard.sessions().endAll("bob");

            assertThat(bean.getRenewals()).isEqualTo(2);
            assertThat(bean.getFailedRenewals()).isEqualTo(2);
            assertThat(bean.getReusedRenewalTokens()).isEqualTo(1);
            assertThat(bean.getStartedSessions()).isEqualTo(2);
            assertThat(bean.getEndedSessions()).isEqualTo(2); // alice's by the reuse, bob's by the application
            assertThat(bean.getRevokedSessions()).isZero();
        }
        assertThat(SERVER.isRegistered(name)).isFalse();
    }
}
