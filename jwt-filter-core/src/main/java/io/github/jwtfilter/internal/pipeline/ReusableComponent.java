package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.background.TaskGroup;

/**
 * A component with the periodic tasks that keep it current, such as the keys of an issuer. Later versions of the settings continue to
 * use it, unless a setting that concerns it has changed.
 *
 * @param <T> the type of the component
 */
final class ReusableComponent<T> implements AutoCloseable {
    private final T value;
    private final TaskGroup tasks;

    /** Creates a component; {@code tasks} are those of the component only. */
    ReusableComponent(T value, TaskGroup tasks) {
        this.value = value;
        this.tasks = tasks;
    }

    T value() {
        return value;
    }

    /** Ends the tasks. Requests that use the component continue with its last state. */
    @Override
    public void close() {
        tasks.close();
    }
}
