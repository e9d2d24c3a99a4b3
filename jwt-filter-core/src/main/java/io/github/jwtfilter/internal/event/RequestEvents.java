package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RequestAccepted;
import io.github.jwtfilter.RequestRejected;
import io.github.jwtfilter.RequestView;

/** Publishes the decisions on requests as events, which are copies without a reference to the request. */
public final class RequestEvents implements DecisionObserver {
    private final GuardEvents events;
    private final boolean reportOnly;

    /**
     * Creates an observer.
     *
     * @param events receives the events
     * @param reportOnly whether rejected requests pass nevertheless
     */
    public RequestEvents(GuardEvents events, boolean reportOnly) {
        this.events = events;
        this.reportOnly = reportOnly;
    }

    @Override
    public void accepted(RequestView request, String clientAddress, JwtPrincipal principal) {
        if (events.isActive()) {
            events.publishAccepted(
                    (time, application) -> new RequestAccepted(time, application, request, clientAddress, principal));
        }
    }

    @Override
    public void rejected(RequestView request, String clientAddress, Rejection rejection) {
        if (events.isActive()) {
            events.publish((time, application) ->
                    new RequestRejected(time, application, request, clientAddress, rejection, reportOnly));
        }
    }
}
