package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.value.Rate;
import java.util.function.LongSupplier;

/**
 * Counts the failed signature checks from addresses that several clients may share, and reports once that the limit of clients
 * does not apply to them. Thread-safe.
 */
final class SharedAddresses {
    private static final Log LOG = Log.of(FloodLimits.class);

    private final int limit;
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private long start;
    private int failures;
    private boolean reported;

    SharedAddresses(Rate permitted, LongSupplier nanoTime) {
        this.limit = permitted.count();
        this.periodNanos = permitted.time().toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized void count(String address, int checks) {
        long now = nanoTime.getAsLong();
        if (failures == 0 || now - start >= periodNanos) {
            start = now;
            failures = 0;
        }
        failures += checks;
        if (failures > limit && !reported) {
            reported = true;
            LOG.warn(
                    "More signature checks fail than flood.failures permits, but the limit does not apply: tokens from "
                            + LogText.of(address) + " may be those of several clients. If this is a proxy, list it in"
                            + " proxy.trusted, and configure it to send X-Forwarded-For and to remove Forwarded. flood.checks"
                            + " still applies.");
        }
    }
}
