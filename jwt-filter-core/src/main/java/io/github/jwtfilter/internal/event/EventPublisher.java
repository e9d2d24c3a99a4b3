package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;
import java.time.Instant;

/** Publishes the events of a component to the listeners of its guard and to the audit log. Thread-safe; never waits or throws. */
public interface EventPublisher {
    /** Publishes nothing. */
    EventPublisher NONE = event -> {};

    /**
     * Publishes an event.
     *
     * @param event creates the event; not called if nothing receives it
     */
    void publish(Factory event);

    /** Creates an event. */
    interface Factory {
        /**
         * Creates the event.
         *
         * @param time the current time
         * @param application the name of the application for operators, empty if it is not known
         * @return the event
         */
        GuardEvent create(Instant time, String application);
    }
}
