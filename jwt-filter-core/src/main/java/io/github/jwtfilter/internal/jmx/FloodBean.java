package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.flood.FloodLimits;

/** Exposes the limits of signature checks over JMX. */
final class FloodBean implements FloodMXBean {
    private final FloodLimits limits;

    FloodBean(FloodLimits limits) {
        this.limits = limits;
    }

    @Override
    public long getFailedChecks() {
        return limits.counters().failedChecks();
    }

    @Override
    public long getRepeatedTokens() {
        return limits.counters().repeatedTokens();
    }

    @Override
    public long getDelayedTokens() {
        return limits.counters().delayedTokens();
    }

    @Override
    public long getRejectedByChecks() {
        return limits.counters().rejectedByChecks();
    }

    @Override
    public long getRejectedByFailures() {
        return limits.counters().rejectedByFailures();
    }

    @Override
    public int getAvailableChecks() {
        return limits.availableChecks();
    }

    @Override
    public int getCountedClients() {
        return limits.countedClients();
    }

    @Override
    public int getLimitedClients() {
        return limits.exhaustedClients();
    }

    @Override
    public String[] getTopClients() {
        return limits.topClients();
    }
}
