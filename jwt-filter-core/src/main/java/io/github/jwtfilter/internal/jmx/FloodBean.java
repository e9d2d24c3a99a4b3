package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.flood.FloodLimits;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exposes the limits of signature checks over JMX. */
final class FloodBean implements FloodMXBean {
    private final Supplier<@Nullable FloodLimits> current;

    /** Creates a bean for the limits of the current version of the settings. */
    FloodBean(Supplier<@Nullable FloodLimits> current) {
        this.current = current;
    }

    private FloodLimits limits() {
        FloodLimits limits = current.get();
        return limits == null ? FloodLimits.none() : limits;
    }

    @Override
    public long getFailedChecks() {
        return limits().counters().failedChecks();
    }

    @Override
    public long getRepeatedTokens() {
        return limits().counters().repeatedTokens();
    }

    @Override
    public long getDelayedTokens() {
        return limits().counters().delayedTokens();
    }

    @Override
    public long getRejectedByChecks() {
        return limits().counters().rejectedByChecks();
    }

    @Override
    public long getRejectedByFailures() {
        return limits().counters().rejectedByFailures();
    }

    @Override
    public int getAvailableChecks() {
        return limits().availableChecks();
    }

    @Override
    public int getCountedClients() {
        return limits().countedClients();
    }

    @Override
    public int getLimitedClients() {
        return limits().exhaustedClients();
    }

    @Override
    public String[] getTopClients() {
        return limits().topClients();
    }
}
