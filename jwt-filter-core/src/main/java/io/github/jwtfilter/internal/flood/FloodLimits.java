package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.digest.TokenDigest;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.settings.FloodSettings;
import io.github.jwtfilter.settings.value.Rate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the signature checks of tokens that are not cached: a token that has failed is not checked again under the same keys; a
 * client with too many failed checks waits until its period ends; and few checks with public keys run at the same time. Thread-safe.
 */
public final class FloodLimits {
    /** The number of clients with most failed checks that logs and MBeans show. */
    static final int TOP = 5;

    private final @Nullable CheckLimiter checks;
    private final Optional<Rate> maxFailures;
    private final @Nullable ClientBudgets clients;
    private final @Nullable SharedAddresses shared;
    private final FailedTokens failedTokens = new FailedTokens();
    private final FloodCounters counters = new FloodCounters();
    private final FloodLog log;

    /**
     * Creates the limits of the settings.
     *
     * @param settings the limits
     * @param afterMinute runs a task after one minute
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public FloodLimits(FloodSettings settings, Consumer<Runnable> afterMinute, LongSupplier nanoTime) {
        this(
                settings.checks() == 0
                        ? null
                        : new CheckLimiter(settings.checks(), settings.maxWait().toNanos()),
                settings.failures(),
                settings.clients(),
                afterMinute,
                nanoTime);
    }

    private FloodLimits(
            @Nullable CheckLimiter checks,
            Optional<Rate> failures,
            int maxClients,
            Consumer<Runnable> afterMinute,
            LongSupplier nanoTime) {
        this.checks = checks;
        this.maxFailures = failures;
        this.clients = failures.isPresent() ? new ClientBudgets(failures.get(), maxClients, nanoTime) : null;
        this.shared = failures.isPresent() ? new SharedAddresses(failures.get(), nanoTime) : null;
        this.log = new FloodLog(counters, clients, afterMinute);
    }

    /**
     * Returns an instance that neither delays nor rejects a check.
     *
     * @return a new instance, which still remembers failed tokens
     */
    public static FloodLimits none() {
        return new FloodLimits(null, Optional.empty(), 0, task -> {}, () -> 0);
    }

    /**
     * Returns whether a limit prevented the check of a signature, so that it is not known whether the signature is valid.
     *
     * @param reason the reason of a rejection, or null for an accepted token
     * @return true for the reasons that {@link #acquire} returns
     */
    public static boolean isReason(@Nullable RejectionReason reason) {
        return reason == RejectionReason.TOO_MANY_FAILURES || reason == RejectionReason.TOO_MANY_CHECKS;
    }

    /**
     * Returns whether a token may have failed the check, so that its digest is needed.
     *
     * @param token the token
     * @return false for most tokens
     */
    public boolean mayHaveFailed(String token) {
        return failedTokens.mayContain(token);
    }

    /**
     * Returns whether a token has recently failed the check under the same keys.
     *
     * @param token the digest of the token
     * @param keys an object that represents the keys, compared by identity
     * @return true if its signature is not valid; false if that is not known
     */
    public boolean hasFailed(TokenDigest token, Object keys) {
        boolean failed = failedTokens.contains(token, keys);
        if (failed) {
            counters.repeated.increment();
        }
        return failed;
    }

    /**
     * Remembers that a token has failed the check.
     *
     * @param token the token, which is not retained
     * @param digest its digest
     * @param keys a small object that represents the keys
     */
    public void addFailed(String token, TokenDigest digest, Object keys) {
        failedTokens.add(token, digest, keys);
    }

    /**
     * Permits the check of one token, possibly after a short wait. If it is permitted, the caller must call {@link #release} after
     * the check.
     *
     * @param sender the sender of the token
     * @param expensive whether the check is one with a public key
     * @return null if it is permitted; otherwise {@link RejectionReason#TOO_MANY_FAILURES} or {@link RejectionReason#TOO_MANY_CHECKS}
     */
    public @Nullable RejectionReason acquire(TokenSender sender, boolean expensive) {
        if (isExhausted(sender)) {
            return RejectionReason.TOO_MANY_FAILURES;
        }
        if (!expensive || checks == null || checks.tryAcquire()) {
            return null;
        }
        log.limitApplied();
        if (!checks.await()) {
            counters.rejectedByChecks.increment();
            return RejectionReason.TOO_MANY_CHECKS;
        }
        boolean permitted = false;
        try {
            counters.delayed.increment();
            permitted = !isExhausted(sender); // by tokens that were checked during the wait
        } finally {
            if (!permitted) { // also after an exception of the request
                checks.release();
            }
        }
        return permitted ? null : RejectionReason.TOO_MANY_FAILURES;
    }

    /**
     * Ends a check.
     *
     * @param expensive the same value as for {@link #acquire}
     */
    public void release(boolean expensive) {
        if (expensive && checks != null) {
            checks.release();
        }
    }

    /**
     * Counts a token whose signature is not valid.
     *
     * @param sender the sender of the token
     * @param failed the number of keys that were tried, 1 or more
     */
    public void countFailure(TokenSender sender, int failed) {
        counters.failed.add(failed);
        if (clients == null || shared == null) {
            return;
        }
        String network = sender.network();
        if (network == null) {
            if (sender == TokenSender.UNKNOWN) {
                return; // not a client behind a proxy
            }
            shared.count(sender.address(), failed);
        } else if (clients.count(network, failed)) {
            log.limitApplied();
        }
    }

    /** Determines the address of the client only while the budget of any client is exhausted. */
    private boolean isExhausted(TokenSender sender) {
        if (clients == null || !clients.isAnyExhausted()) {
            return false;
        }
        String network = sender.network();
        ClientFailures exhausted = network == null ? null : clients.exhausted(network);
        if (exhausted == null) {
            return false;
        }
        exhausted.countRejected();
        counters.rejectedByFailures.increment();
        log.limitApplied();
        return true;
    }

    private List<ClientFailures> top() {
        return clients == null ? Collections.emptyList() : clients.top(TOP);
    }

    /**
     * Returns the counters.
     *
     * @return the counters since the start
     */
    public FloodCounters counters() {
        return counters;
    }

    /**
     * Returns the limit of concurrent checks with public keys.
     *
     * @return 1 or more, or -1 without a limit
     */
    public int maxChecks() {
        return checks == null ? -1 : checks.max();
    }

    /**
     * Returns the limit of failed checks of a client.
     *
     * @return the rate, or empty without a limit
     */
    public Optional<Rate> maxFailures() {
        return maxFailures;
    }

    /**
     * Returns the number of checks that may start at present without a wait.
     *
     * @return 0 or more, or -1 without a limit
     */
    public int availableChecks() {
        return checks == null ? -1 : checks.available();
    }

    /**
     * Returns the number of clients whose failed checks are counted at present.
     *
     * @return 0 to {@code flood.clients}
     */
    public int countedClients() {
        return clients == null ? 0 : clients.count();
    }

    /**
     * Returns the number of clients whose tokens are rejected at present unless they are cached.
     *
     * @return 0 to {@code flood.clients}
     */
    public int exhaustedClients() {
        return clients == null ? 0 : clients.countExhausted();
    }

    /**
     * Returns the clients with the most failed checks in their current or last period.
     *
     * @return for example {@code 203.0.113.7 (50 failed, 120 rejected)}; at most five
     */
    public String[] topClients() {
        return top().stream().map(ClientFailures::toString).toArray(String[]::new);
    }
}
