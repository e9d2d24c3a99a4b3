package io.github.jwtfilter.internal.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.request.TokenSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FloodLimitsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Runnable> afterMinute = new ArrayList<>();

    private FloodLimits limits(String... lines) {
        return new FloodLimits(TestSettings.with(lines).flood(), afterMinute::add, nanos::get);
    }

    @Test
    void a_client_beyond_its_budget_is_rejected_until_its_period_ends() {
        FloodLimits limits = limits("flood.failures = 2/10s");
        Sender attacker = new Sender("203.0.113.7");
        Sender other = new Sender("203.0.113.8");
        assertThat(limits.acquire(attacker, true)).isNull();
        limits.release(true);
        limits.countFailure(attacker, 2);

        assertThat(limits.acquire(attacker, true)).isEqualTo(RejectionReason.TOO_MANY_FAILURES);
        assertThat(limits.acquire(attacker, false)).isEqualTo(RejectionReason.TOO_MANY_FAILURES);
        assertThat(limits.acquire(other, true)).isNull();
        limits.release(true);

        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(limits.acquire(attacker, true)).isNull();
    }

    @Test
    void no_address_is_determined_while_no_budget_is_exhausted() {
        FloodLimits limits = limits();
        Sender client = new Sender("203.0.113.7");

        assertThat(limits.acquire(client, true)).isNull();

        assertThat(client.determined).isZero();
    }

    @Test
    void a_rejected_client_takes_no_permit() {
        FloodLimits limits = limits("flood.failures = 1/1m", "flood.checks = 3");
        limits.countFailure(new Sender("203.0.113.7"), 1);

        assertThat(limits.acquire(new Sender("203.0.113.7"), true)).isEqualTo(RejectionReason.TOO_MANY_FAILURES);

        assertThat(limits.availableChecks()).isEqualTo(3);
    }

    @Test
    void only_the_reasons_of_limits_mean_that_a_signature_was_not_checked() {
        assertThat(RejectionReason.values())
                .filteredOn(FloodLimits::isReason)
                .containsExactly(RejectionReason.TOO_MANY_FAILURES, RejectionReason.TOO_MANY_CHECKS);
        assertThat(FloodLimits.isReason(null)).isFalse();
    }

    @Test
    void beyond_the_concurrent_checks_tokens_are_rejected_but_not_those_of_secrets() {
        FloodLimits limits = limits("flood.checks = 1", "flood.wait = 0ms");
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();

        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isEqualTo(RejectionReason.TOO_MANY_CHECKS);
        assertThat(limits.acquire(TokenSender.UNKNOWN, false)).isNull();
        limits.release(false);
        assertThat(limits.availableChecks()).isZero();

        limits.release(true);
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();
        assertThat(limits.counters().rejectedByChecks()).isOne();
    }

    @Test
    void limits_that_are_off_reject_nothing() {
        FloodLimits limits = limits("flood.checks = off", "flood.failures = off");
        Sender attacker = new Sender("203.0.113.7");
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.acquire(attacker, true)).isNull();
            limits.countFailure(attacker, 1);
        }

        assertThat(limits.availableChecks()).isEqualTo(-1);
        assertThat(limits.counters().failedChecks()).isEqualTo(10_000);
        assertThat(afterMinute).isEmpty();
    }

    @Test
    void a_shared_address_is_never_rejected_and_is_reported_once() {
        FloodLimits limits = limits("flood.failures = 2/1m");
        Sender shared = new Sender(null);

        List<String> lines = linesOf(() -> {
            for (int i = 0; i < 10; i++) {
                assertThat(limits.acquire(shared, false)).isNull();
                limits.countFailure(shared, 1);
            }
        });

        assertThat(lines).singleElement().asString().contains("\"192.0.2.1\"", "proxy.trusted", "X-Forwarded-For");
    }

    @Test
    void one_line_for_a_minute_has_the_figures_since_the_last_line_and_the_clients() {
        FloodLimits limits = limits("flood.failures = 2/1m");
        Sender attacker = new Sender("203.0.113.7");
        limits.countFailure(attacker, 2);
        assertThat(limits.acquire(attacker, true)).isNotNull();
        assertThat(limits.acquire(attacker, true)).isNotNull();
        assertThat(afterMinute).hasSize(1);

        assertThat(linesOf(afterMinute.remove(0)))
                .singleElement()
                .asString()
                .contains("2 failed checks", "2 rejected by flood.failures", "203.0.113.7 (2 failed, 2 rejected)");

        assertThat(limits.acquire(attacker, true)).isNotNull();
        assertThat(linesOf(afterMinute.remove(0)))
                .singleElement()
                .asString()
                .contains("0 failed checks", "1 rejected by flood.failures");
        assertThat(afterMinute).isEmpty();
    }

    @Test
    void a_request_that_fails_after_the_wait_returns_its_permit() throws InterruptedException {
        FloodLimits limits = limits("flood.checks = 1", "flood.wait = 5s", "flood.failures = 1/1m");
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();
        Sender failing = new Sender("203.0.113.7") {
            @Override
            public @Nullable String network() {
                throw new IllegalStateException("the server has recycled the request");
            }
        };
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiting = new Thread(() -> limits.acquire(failing, true));
        waiting.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        waiting.start();
        Await.until("the request waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);

        limits.countFailure(new Sender("203.0.113.8"), 1); // from now on, addresses matter
        limits.release(true);
        waiting.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
        assertThat(limits.availableChecks()).isOne();
    }

    @Test
    void figures_for_operators() {
        FloodLimits limits = limits("flood.failures = 2/1m");
        limits.countFailure(new Sender("203.0.113.7"), 2);
        limits.countFailure(new Sender("2001:db8::/64"), 1);

        assertThat(limits.countedClients()).isEqualTo(2);
        assertThat(limits.exhaustedClients()).isOne();
        assertThat(limits.topClients())
                .containsExactly("203.0.113.7 (2 failed, 0 rejected)", "2001:db8::/64 (1 failed, 0 rejected)");
    }

    private static List<String> linesOf(Runnable action) {
        try (LoggedLines lines = LoggedLines.of(FloodLimits.class)) {
            action.run();
            return List.copyOf(lines.all());
        }
    }

    private static class Sender implements TokenSender {
        private final @Nullable String network;
        int determined;

        Sender(@Nullable String network) {
            this.network = network;
        }

        @Override
        public boolean isLimited() {
            return true;
        }

        @Override
        public @Nullable String network() {
            determined++;
            return network;
        }

        @Override
        public String address() {
            return "192.0.2.1";
        }
    }
}
