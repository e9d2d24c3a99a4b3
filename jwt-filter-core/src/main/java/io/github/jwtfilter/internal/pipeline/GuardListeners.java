package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.GuardListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The listeners of a guard, in the order in which they were added. An exception of one does not affect the others. */
final class GuardListeners {
    private final List<GuardListener> listeners = new CopyOnWriteArrayList<>();
    private final FailureLog failures;

    GuardListeners(FailureLog failures) {
        this.failures = failures;
    }

    void add(GuardListener listener) {
        listeners.add(listener);
    }

    void call(Consumer<GuardListener> event) {
        for (GuardListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                failures.report("a listener", e);
            }
        }
    }
}
