package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.settings.RevocationSettings;
import io.github.jwtfilter.settings.RevocationSettings.OnFailure;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks for each request whether its verified token is revoked, with one call of the store. With {@code revocation.cache}, the
 * result is cached with the token, as long as that is in the cache of verified tokens. Thread-safe.
 */
public final class RevocationCheck {
    private final RevocationStore store;
    private final boolean admits;
    private final long cacheNanos;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final StoreOutage outage;
    private final AtomicInteger generation = new AtomicInteger();
    private final LongAdder revoked = new LongAdder();
    private final LongAdder admitted = new LongAdder();
    private final LongAdder cacheHits = new LongAdder();

    /**
     * Creates a check.
     *
     * @param store the revocations
     * @param settings the handling of failures, and the time for which results are cached
     * @param clock the clock by which revocations expire
     * @param nanoTime a monotonic clock, in nanoseconds
     * @param events receives the failures of the store
     */
    public RevocationCheck(
            RevocationStore store,
            RevocationSettings settings,
            Clock clock,
            LongSupplier nanoTime,
            EventPublisher events) {
        this.store = store;
        this.admits = settings.onFailure() == OnFailure.ADMIT;
        this.cacheNanos = settings.cache().toNanos();
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.outage = new StoreOutage(
                admits
                        ? "REVOKED TOKENS ARE ACCEPTED (revocation.on-failure = admit)"
                        : "requests with a token are rejected with 503 (revocation.on-failure = refuse)",
                nanoTime,
                events);
    }

    /**
     * Checks a token.
     *
     * @param token the properties of the token
     * @return null if it is not revoked, or if that is not known and {@code revocation.on-failure} is {@code admit};
     *     {@link RejectionReason#REVOKED}; or {@link RejectionReason#STORE_UNAVAILABLE}
     */
    public @Nullable RejectionReason check(RevocableToken token) {
        return cacheNanos == 0 ? read(token, 0, 0) : checkCached(token);
    }

    /** Reads the time and the generation before the store: a result must not hide a revocation that is added in the meantime. */
    private @Nullable RejectionReason checkCached(RevocableToken token) {
        int current = generation.get();
        long now = nanoTime.getAsLong();
        RevocableToken.Checked last = token.checked();
        if (last != null && last.isValid(current, now, cacheNanos)) {
            cacheHits.increment();
            return result(last.isRevoked());
        }
        return read(token, current, now);
    }

    private @Nullable RejectionReason read(RevocableToken token, int current, long now) {
        long[] found;
        try {
            found = store.find(token.ids(), clock.millis());
            if (found.length != token.ids().size()) {
                throw new StoreException("the store has returned " + found.length + " results for "
                        + token.ids().size() + " IDs");
            }
        } catch (RuntimeException e) {
            return failed(e);
        }
        outage.succeeded();
        boolean isRevoked = token.isIssuedBeforeAny(found);
        if (cacheNanos > 0) {
            token.cache(new RevocableToken.Checked(isRevoked, current, now));
        }
        return result(isRevoked);
    }

    private @Nullable RejectionReason failed(RuntimeException failure) {
        outage.failed(failure);
        if (!admits) {
            return RejectionReason.STORE_UNAVAILABLE;
        }
        admitted.increment();
        return null;
    }

    private @Nullable RejectionReason result(boolean isRevoked) {
        if (!isRevoked) {
            return null;
        }
        revoked.increment();
        return RejectionReason.REVOKED;
    }

    /** Invalidates all cached results, after this server has changed the revocations. */
    void forgetResults() {
        generation.incrementAndGet();
    }

    /**
     * Returns whether the last read of the store has failed.
     *
     * @return true during an outage
     */
    public boolean isFailing() {
        return outage.isFailing();
    }

    /**
     * Returns the number of failed reads since the start.
     *
     * @return 0 or more
     */
    public long failures() {
        return outage.failures();
    }

    /**
     * Returns the number of tokens that were accepted although the store could not be read, since the start.
     *
     * @return 0 or more; always 0 unless {@code revocation.on-failure} is {@code admit}
     */
    public long admitted() {
        return admitted.sum();
    }

    /**
     * Returns the number of rejections of revoked tokens since the start.
     *
     * @return 0 or more
     */
    public long revoked() {
        return revoked.sum();
    }

    /**
     * Returns the number of results from the cache since the start.
     *
     * @return 0 or more; always 0 without {@code revocation.cache}
     */
    public long cacheHits() {
        return cacheHits.sum();
    }
}
