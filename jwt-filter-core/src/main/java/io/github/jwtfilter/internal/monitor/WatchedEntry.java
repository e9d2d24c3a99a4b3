package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.internal.table.TableEntry;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The events of one client, token or session in one period, with the time of its last alert. Immutable. */
abstract class WatchedEntry extends TableEntry {
    /** The time between two alerts of one subject. */
    static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final boolean raisesAlert;
    private final boolean everRaised;
    private final long raisedAt;

    /** Creates the entry after an event, which exceeds the permitted rate or not. */
    WatchedEntry(String key, long start, @Nullable WatchedEntry previous, boolean exceeded, long now) {
        super(key, start);
        boolean before = previous != null && previous.everRaised;
        long last = previous == null ? now : previous.raisedAt;
        raisesAlert = exceeded && !(before && now - last < SILENCE_NANOS);
        everRaised = before || raisesAlert;
        raisedAt = raisesAlert ? now : last;
    }

    /** Returns whether the event that created this entry raises an alert. */
    final boolean raisesAlert() {
        return raisesAlert;
    }

    /** Returns the time for which an entry is needed: until its period ends, and another alert may follow. */
    static long retention(long periodNanos) {
        return Math.max(periodNanos, SILENCE_NANOS);
    }
}
