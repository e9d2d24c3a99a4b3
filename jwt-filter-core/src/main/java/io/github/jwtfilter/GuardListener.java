package io.github.jwtfilter;

/**
 * Receives the events of a guard, for example to notify an operator. Override the methods for the types of interest, or
 * {@link #event} for all types. Later versions may add types, each with a method that does nothing by default.
 *
 * <p>The methods of a listener are called one after the other, in a daemon thread of its own, never in that of a request. At most 1,024
 * events wait for a listener; if it is slower, events are lost, counted and logged, and neither requests nor other listeners wait. An
 * exception is logged. When the guard is closed, the thread is interrupted, and waiting events are lost.
 *
 * <p>Register a listener in {@code META-INF/services/io.github.jwtfilter.GuardListener} ({@link java.util.ServiceLoader}), with the
 * setting {@code events.listeners}, with {@link JwtGuard.Builder#listener}, or in a web application with
 * {@code JwtSessions.addListener}.
 */
public interface GuardListener {
    /**
     * Called for each event. The default calls the method for its type.
     *
     * @param event the event
     */
    default void event(GuardEvent event) {
        event.passTo(this);
    }

    /**
     * Called for a request that passed with a principal, for at most 100 requests per second.
     *
     * @param event the event
     */
    default void accepted(RequestAccepted event) {}

    /**
     * Called for a rejected request; in report-only mode for a request that would be rejected.
     *
     * @param event the event
     */
    default void rejected(RequestRejected event) {}

    /**
     * Called when the keys of an issuer, or their state, have changed.
     *
     * @param event the event
     */
    default void keySetChanged(KeySetChanged event) {}

    /**
     * Called when a store of sessions or revocations becomes unavailable, or available again.
     *
     * @param event the event
     */
    default void storeStateChanged(StoreStateChanged event) {}

    /**
     * Called when a session of the filter has started.
     *
     * @param event the event
     */
    default void sessionStarted(SessionStarted event) {}

    /**
     * Called when a client has received a new access token for its session.
     *
     * @param event the event
     */
    default void sessionRenewed(SessionRenewed event) {}

    /**
     * Called when a session has ended before its time.
     *
     * @param event the event
     */
    default void sessionEnded(SessionEnded event) {}

    /**
     * Called for requests that may be an attack.
     *
     * @param event the event
     */
    default void alertRaised(AlertRaised event) {}

    /**
     * Called when changed settings took effect, or were rejected.
     *
     * @param event the event
     */
    default void settingsReloaded(SettingsReloaded event) {}

    /**
     * Called before the first event after others that did not reach this listener.
     *
     * @param event the event
     */
    default void eventsLost(EventsLost event) {}
}
