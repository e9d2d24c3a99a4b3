package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.GuardListener;

/** Passes events to a listener. */
final class ListenerTarget implements EventTarget {
    static final int CAPACITY = 1_024;

    private final GuardListener listener;

    ListenerTarget(GuardListener listener) {
        this.listener = listener;
    }

    @Override
    public String name() {
        return "the listener " + listener.getClass().getName();
    }

    @Override
    public String thread() {
        return "jwt-filter-listener";
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }

    @Override
    public boolean isFlushed() {
        return false;
    }

    @Override
    public void accept(GuardEvent event) {
        listener.event(event);
    }
}
