package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;

/** A listener, or the audit log. Called by the thread of its queue, and, without one, by others. */
interface EventTarget {
    /** Returns the name for log lines. */
    String name();

    /** Returns the name of the thread. */
    String thread();

    /** Returns the maximum number of waiting events. */
    int capacity();

    /** Returns whether waiting events are passed on when the guard is closed, and all events while no thread is available. */
    boolean isFlushed();

    /** Processes an event. */
    void accept(GuardEvent event);
}
