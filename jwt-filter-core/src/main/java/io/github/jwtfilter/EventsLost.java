package io.github.jwtfilter;

import java.time.Instant;
import java.util.Map;

/**
 * Events did not reach this listener, or the audit log, since it was too slow: its queue was full. The next event after the gap follows
 * immediately.
 */
public final class EventsLost extends GuardEvent {
    private final long count;

    /**
     * Creates an event.
     *
     * @param time when the first event after the gap is processed
     * @param application the application, or an empty text
     * @param count the number of lost events, at least 1
     */
    public EventsLost(Instant time, String application, long count) {
        super("events-lost", time, application);
        this.count = count;
    }

    /**
     * Returns the number of lost events.
     *
     * @return the exact number since the last event of this type, at least 1
     */
    public long count() {
        return count;
    }

    @Override
    void addTo(Map<String, Object> fields) {
        put(fields, "count", count);
    }

    @Override
    void passTo(GuardListener listener) {
        listener.eventsLost(this);
    }
}
