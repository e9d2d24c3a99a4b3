package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Remote keys whose time and fetches are controlled by a test. Its own ticks are rare. */
final class RemoteSetup implements AutoCloseable {
    static final Duration TOLERANCE = Duration.ofHours(2);
    static final Duration REFETCH_INTERVAL = Duration.ofSeconds(30);

    final MovedNanos nanos = new MovedNanos();
    final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofDays(1));
    final LoggedLines log = LoggedLines.of(RemoteKeys.class);
    final RemoteKeys keys;

    private RemoteSetup(KeyFetch fetch, RemoteLimits limits, DoubleSupplier jitter) {
        RefreshSchedule plan = new RefreshSchedule(Optional.empty(), jitter);
        keys = new RemoteKeys(
                fetch, limits, scheduler, nanos, plan, new WaitLimiter(), new KeyStateLog("https://idp.example.com"));
    }

    /** Returns a setup whose fetch timeout is longer than any test. */
    static RemoteSetup of(KeyFetch fetch) {
        return of(fetch, Duration.ofMinutes(1));
    }

    static RemoteSetup of(KeyFetch fetch, Duration fetchTimeout) {
        return new RemoteSetup(fetch, new RemoteLimits(fetchTimeout, TOLERANCE), () -> 0);
    }

    static RemoteSetup withTolerance(KeyFetch fetch, Duration tolerance) {
        return new RemoteSetup(fetch, new RemoteLimits(Duration.ofMinutes(1), tolerance), () -> 0);
    }

    static RemoteSetup withJitter(KeyFetch fetch, DoubleSupplier jitter) {
        return new RemoteSetup(fetch, new RemoteLimits(Duration.ofMinutes(1), TOLERANCE), jitter);
    }

    /** Runs one tick, and waits for the fetch that it starts. */
    RemoteSetup tick() {
        keys.tick();
        FetchThreads.awaitEnd();
        return this;
    }

    /** Runs one tick after the given time, and waits for the fetch that it starts. */
    RemoteSetup tickAfter(Duration time) {
        nanos.move(time);
        return tick();
    }

    KeySet current() {
        return keys.current().value();
    }

    RejectionReason reason() {
        return keys.current().reason();
    }

    Result<KeySet> renewed(String keyId, RejectionReason miss) {
        return renewed(current(), keyId, miss);
    }

    Result<KeySet> renewed(KeySet tried, String keyId, RejectionReason miss) {
        return keys.renewed(tried, TestIssuer.header(keyId), miss);
    }

    KeyHealth.State health() {
        return keys.health().state();
    }

    @Override
    public void close() {
        scheduler.close();
        log.close();
    }
}
