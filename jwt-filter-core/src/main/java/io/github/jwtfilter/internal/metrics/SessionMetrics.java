package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.internal.session.SessionCounters;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** The metrics of sessions on this server. */
final class SessionMetrics {
    static final List<Metric> ALL = Arrays.asList(
            counter("sessions_started", "Sessions that have started.", SessionCounters::started),
            counter(
                    "sessions_ended",
                    "Sessions that have ended before their time: by a logout, another login of the browser, the application,"
                            + " session.max-per-user, the identity provider, or since a renewal token was used again.",
                    SessionCounters::ended),
            counter(
                    "sessions_revoked",
                    "Sessions that could not be renewed, since they or their users were revoked.",
                    SessionCounters::revoked),
            counter(
                    "session_renewals",
                    "Renewed requests; the requests of a page that arrive together count each.",
                    SessionCounters::renewals),
            counter(
                    "session_renewal_failures",
                    "Requests whose renewal token was invalid, or whose session had ended.",
                    SessionCounters::failures),
            counter(
                    "session_token_reuses",
                    "Sessions that were ended since an old renewal token was presented, so that a copy of it exists.",
                    SessionCounters::reused));

    private SessionMetrics() {}

    private static Metric counter(String name, String help, ToLongFunction<SessionCounters> figure) {
        return Metric.counter(name, help, (sources, series) -> {
            SessionCounters counters = sources.sessions();
            if (counters != null) {
                series.add(Series.of(() -> figure.applyAsLong(counters)));
            }
        });
    }
}
