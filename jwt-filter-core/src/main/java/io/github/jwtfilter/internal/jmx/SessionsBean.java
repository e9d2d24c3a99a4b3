package io.github.jwtfilter.internal.jmx;

import io.github.jwtfilter.internal.session.SessionCounters;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Exposes the counters of sessions over JMX. */
final class SessionsBean implements SessionsMXBean {
    private final Supplier<@Nullable SessionCounters> current;

    /** Creates a bean for the counters of the current version of the settings. */
    SessionsBean(Supplier<@Nullable SessionCounters> current) {
        this.current = current;
    }

    private long count(ToLongFunction<SessionCounters> figure) {
        SessionCounters counters = current.get();
        return counters == null ? 0 : figure.applyAsLong(counters);
    }

    @Override
    public long getStartedSessions() {
        return count(SessionCounters::started);
    }

    @Override
    public long getRenewals() {
        return count(SessionCounters::renewals);
    }

    @Override
    public long getFailedRenewals() {
        return count(SessionCounters::failures);
    }

    @Override
    public long getReusedRenewalTokens() {
        return count(SessionCounters::reused);
    }

    @Override
    public long getEndedSessions() {
        return count(SessionCounters::ended);
    }

    @Override
    public long getRevokedSessions() {
        return count(SessionCounters::revoked);
    }
}
