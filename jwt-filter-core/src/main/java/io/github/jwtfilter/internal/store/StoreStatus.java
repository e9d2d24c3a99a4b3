package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.settings.StoreKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status of a store of sessions, revocations or both, read without a call of the store. Thread-safe. */
public final class StoreStatus {
    private final StoreKind kind;
    private final @Nullable CircuitBreaker breaker;
    private final @Nullable StoreProbe probe;
    private final StoreCalls calls;

    /** Creates a status; without a breaker and a probe for a store in memory. */
    StoreStatus(StoreKind kind, @Nullable CircuitBreaker breaker, @Nullable StoreProbe probe) {
        this.kind = kind;
        this.breaker = breaker;
        this.probe = probe;
        this.calls = breaker == null ? new StoreCalls(() -> 0) : breaker.calls();
    }

    /**
     * Returns the name of the kind of store.
     *
     * @return {@code memory}, {@code jdbc} or {@code redis}
     */
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns whether the store is outside of this process.
     *
     * @return false for a store in memory, whose calls are not counted
     */
    public boolean isRemote() {
        return breaker != null;
    }

    /**
     * Returns whether the store is available, as far as calls have shown.
     *
     * @return false if the last calls, or the last periodic one, have failed
     */
    public boolean isAvailable() {
        return (breaker == null || !breaker.isOpen()) && (probe == null || !probe.hasFailed());
    }

    /**
     * Returns the counters of the calls.
     *
     * @return the counters, which remain 0 for a store in memory
     */
    public StoreCalls calls() {
        return calls;
    }

    /** Starts the periodic calls, unless they have been started already. */
    void startProbe(BackgroundScheduler scheduler) {
        if (probe != null) {
            probe.start(scheduler);
        }
    }
}
