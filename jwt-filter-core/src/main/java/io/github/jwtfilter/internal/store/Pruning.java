package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.background.Job;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Removes expired entries from the stores each minute, in a thread of its own, since stores may block. */
final class Pruning implements Job {
    private static final Log LOG = Log.of(Stores.class);
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Shorter, since salts are secrets. */
    private static final long SALT_TOLERANCE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final @Nullable SessionStore sessions;
    private final @Nullable RevocationStore revocations;
    private final long saltAgeMillis;
    private final BackgroundScheduler scheduler;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final AtomicBoolean running = new AtomicBoolean();
    private long lastRun;

    Pruning(Stores stores, Settings settings, BackgroundScheduler scheduler, Clock clock, LongSupplier nanoTime) {
        this.sessions = stores.sessions();
        this.revocations = stores.revocations();
        this.saltAgeMillis = settings.session().grace().toMillis() + SALT_TOLERANCE_MILLIS;
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lastRun = nanoTime.getAsLong();
    }

    /** Starts a run if the last one was a minute ago. Called by one thread. */
    void tick() {
        long now = nanoTime.getAsLong();
        if (now - lastRun >= PAUSE_NANOS && running.compareAndSet(false, true)) {
            lastRun = now;
            if (!scheduler.run("jwt-filter-prune", this, LIMIT)) {
                running.set(false);
            }
        }
    }

    @Override
    public void run() {
        try {
            long now = clock.millis();
            if (sessions != null) {
                sessions.prune(now - Revocations.EXPIRY_TOLERANCE_MILLIS, now - saltAgeMillis);
            }
            if (revocations != null) {
                revocations.prune(now - Revocations.EXPIRY_TOLERANCE_MILLIS);
            }
        } catch (StoreException e) {
            LOG.warn("Expired entries are not removed from the store: " + e.getMessage());
        } finally {
            running.set(false);
        }
    }

    /** Has no effect: every call of a store has its own time limit. */
    @Override
    public void abort() {}
}
