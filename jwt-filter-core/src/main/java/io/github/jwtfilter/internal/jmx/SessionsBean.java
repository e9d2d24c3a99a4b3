package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.session.SessionCounters;

/** Exposes the counters of sessions over JMX. */
final class SessionsBean implements SessionsMXBean {
    private final SessionCounters counters;

    SessionsBean(SessionCounters counters) {
        this.counters = counters;
    }

    @Override
    public long getStartedSessions() {
        return counters.started();
    }

    @Override
    public long getRenewals() {
        return counters.renewals();
    }

    @Override
    public long getFailedRenewals() {
        return counters.failures();
    }

    @Override
    public long getReusedRenewalTokens() {
        return counters.reused();
    }
}
