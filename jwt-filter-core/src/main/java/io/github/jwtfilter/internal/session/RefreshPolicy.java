package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The refresh of logins at the identity provider, and its time limits. Immutable. */
public final class RefreshPolicy {
    private final LoginRefresh refresh;
    private final Duration lease;
    private final Duration outage;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /**
     * Creates a policy.
     *
     * @param refresh refreshes logins
     * @param lease the time during which no other request refreshes the same login: longer than each call of {@code refresh} takes
     * @param outage the time since the last refresh for which sessions continue while the provider is unavailable
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public RefreshPolicy(LoginRefresh refresh, Duration lease, Duration outage, LongSupplier nanoTime) {
        this(refresh, lease, outage, nanoTime, Thread::sleep);
    }

    /** Creates a policy with a given implementation of pauses. */
    RefreshPolicy(LoginRefresh refresh, Duration lease, Duration outage, LongSupplier nanoTime, Pause pause) {
        this.refresh = refresh;
        this.lease = lease;
        this.outage = outage;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /**
     * Returns the policy without an identity provider.
     *
     * @return a policy that ends sessions of a login at a provider with their access token
     */
    public static RefreshPolicy none() {
        return new RefreshPolicy(
                login -> Result.rejected(RejectionReason.LOGIN_ENDED), Duration.ZERO, Duration.ZERO, () -> 0);
    }

    LoginRefresh refresh() {
        return refresh;
    }

    long leaseMillis() {
        return lease.toMillis();
    }

    long outageMillis() {
        return outage.toMillis();
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    Pause pause() {
        return pause;
    }

    /** Lets the current thread sleep. */
    interface Pause {
        void sleep(long millis) throws InterruptedException;
    }
}
