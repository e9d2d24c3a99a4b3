package io.github.jwtfilter.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.fixture.TestMetrics;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestSettingsControl;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.metrics.MetricSources;
import io.github.jwtfilter.internal.revocation.RevocableToken;
import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.revocation.RevocationId;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.revocation.TestStore;
import io.github.jwtfilter.settings.Settings;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevocationsBeanTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final ObjectName NAME = name();
    private static final String ISSUER = TestSettings.ISSUER;

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final TestStore store = new TestStore(clock);
    private final Settings settings = TestSettings.with("revocation.store = memory", "claims.max-lifetime = 1h");
    private final RevocationCheck check =
            new RevocationCheck(store, settings.revocation(), clock, () -> 0L, EventPublisher.NONE);
    private final MetricSources sources = TestMetrics.sources()
            .revocations(new Revocations(store, check, settings, null, clock))
            .build();
    private final GuardMBeans registered = new GuardMBeans("/revoking", () -> sources, new TestSettingsControl());
    private final RevocationsMXBean bean = JMX.newMXBeanProxy(SERVER, NAME, RevocationsMXBean.class);

    @AfterEach
    void close() {
        registered.close();
        assertThat(SERVER.isRegistered(NAME)).isFalse();
    }

    @Test
    void revokes_lists_and_removes() {
        String line = bean.revokeKey("k\n1");
        assertThat(line).matches("[A-Za-z0-9_-]{43} KEY key=\"k\\\\u000a1\", until it is removed");
        assertThat(bean.list(10)).containsExactly(line);
        assertThat(bean.count()).isEqualTo(1);

        assertThat(bean.remove(line.substring(0, 43))).isTrue();
        assertThat(bean.remove(line.substring(0, 43))).isFalse();
        assertThat(bean.list(10)).isEmpty();
    }

    @Test
    void every_kind_can_be_revoked() {
        assertThat(bean.revokeToken(ISSUER, "42", "2027-01-15T09:00:00+01:00"))
                .endsWith(" TOKEN jti=\"42\" iss=\"https://idp.example.com\", until 2027-01-15T08:01:00Z");
        assertThat(bean.revokeSession(ISSUER, "s")).contains(" SESSION sid=\"s\" ");
        assertThat(bean.revokeSubject(ISSUER, "alice", " "))
                .contains(
                        " SUBJECT sub=\"alice\" ", ", issued before 2027-01-15T08:00:00Z, until 2027-01-15T09:01:00Z");
        assertThat(bean.revokeAll("2027-01-15T07:00:00Z")).contains(" ALL all tokens, issued before 2027-01-15T07");
        assertThat(bean.count()).isEqualTo(4);
        assertThat(bean.prune()).isZero();
    }

    @Test
    void a_time_that_is_not_given_is_now_or_the_longest_lifetime() {
        assertThat(bean.revokeToken(ISSUER, "42", null)).endsWith(", until 2027-01-15T09:01:00Z");
        assertThat(bean.revokeSubject(ISSUER, "alice", null)).contains(", issued before 2027-01-15T08:00:00Z, ");
        assertThat(bean.revokeAll(null)).contains(", issued before 2027-01-15T08:00:00Z, ");
    }

    @Test
    void a_value_that_is_not_given_revokes_nothing() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> bean.revokeToken(ISSUER, null, ""),
                () -> bean.revokeToken(null, "42", ""),
                () -> bean.revokeSession(ISSUER, null),
                () -> bean.revokeSubject(ISSUER, null, ""),
                () -> bean.revokeKey(null),
                () -> bean.remove(null))) {
            assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(bean.count()).isZero();
    }

    @Test
    void shows_the_state_of_the_store() {
        RevocableToken token = new RevocableToken(ISSUER, "42", null, null, null, List.of(RevocationId.ofKey("k")), 0);
        assertThat(bean.getState()).isEqualTo("AVAILABLE");
        bean.revokeKey("k");
        check.check(token);
        store.failure = new StoreException("the database is down");
        check.check(token);

        assertThat(bean.getState()).isEqualTo("FAILING");
        assertThat(bean.getRevokedRequests()).isEqualTo(1);
        assertThat(bean.getFailures()).isEqualTo(1);
        assertThat(bean.getAdmittedRequests()).isZero();
        assertThat(bean.getCacheHits()).isZero();
    }

    @Test
    void errors_are_exceptions_of_the_jdk_with_a_message_for_the_operator() {
        assertThatThrownBy(() -> bean.revokeAll("yesterday"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO-8601");
        assertThatThrownBy(() -> bean.revokeSession("https://typo.example.com", "s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ISSUER);

        store.failure = new StoreException("the database is down", new IllegalStateException("of the driver"));
        assertThatThrownBy(() -> bean.revokeKey("k"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is down")
                .hasNoCause();
    }

    private static ObjectName name() {
        try {
            return new ObjectName("io.github.jwtfilter:type=Revocations,application=\"/revoking\"");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
