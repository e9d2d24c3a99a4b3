package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.settings.EventSettings.Audit;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of one application: passes them to the listeners and to the audit log, each with a queue and a thread of its own. Does
 * nothing while there are neither. Independent of the version of the settings. Thread-safe.
 */
public final class GuardEvents implements EventPublisher, AutoCloseable {
    /** The maximum number of listeners of one application. */
    public static final int MAX_LISTENERS = 16;

    /** The maximum number of accepted requests per second that listeners receive. */
    static final int ACCEPTED_PER_SECOND = 100;

    private final EventContext context;
    private final List<EventQueue> listeners = new CopyOnWriteArrayList<>();
    private final SecondLimiter accepted;
    private volatile @Nullable EventQueue auditLog;
    private volatile Audit audit = Audit.OFF;

    /**
     * Creates an instance without listeners and without an audit log.
     *
     * @param scheduler has the threads
     * @param clock the clock for the times of events
     * @param nanoTime a monotonic clock, in nanoseconds
     * @param application the name of the application for operators; null if it is not known
     */
    public GuardEvents(
            BackgroundScheduler scheduler, Clock clock, LongSupplier nanoTime, @Nullable String application) {
        context = new EventContext(scheduler, clock, nanoTime, application == null ? "" : application);
        accepted = new SecondLimiter(ACCEPTED_PER_SECOND, nanoTime);
    }

    /**
     * Sets the name of the application, unless it is known.
     *
     * @param application the name for operators
     */
    public void name(String application) {
        context.name(application);
    }

    /**
     * Selects the events in the audit log from now on.
     *
     * @param events the setting {@code audit}
     */
    public synchronized void audit(Audit events) {
        if (events != Audit.OFF && auditLog == null) {
            auditLog = new EventQueue(new AuditLog(), context);
        }
        audit = events;
    }

    /**
     * Adds a listener, which receives the events from now on.
     *
     * @param listener the listener
     * @throws IllegalStateException if there are {@link #MAX_LISTENERS} listeners
     */
    public synchronized void add(GuardListener listener) {
        if (listeners.size() == MAX_LISTENERS) {
            throw new IllegalStateException("at most " + MAX_LISTENERS
                    + " listeners can be added, since each has a thread: let one listener call the others");
        }
        listeners.add(new EventQueue(new ListenerTarget(listener), context));
    }

    @Override
    public void publish(Factory event) {
        if (isActive()) {
            publish(event, !listeners.isEmpty(), audit != Audit.OFF);
        }
    }

    /** Returns whether there is a listener or the audit log. */
    boolean isActive() {
        return audit != Audit.OFF || !listeners.isEmpty();
    }

    /** Publishes an accepted request: the audit log receives all if it is configured so, listeners a limited number per second. */
    void publishAccepted(Factory event) {
        boolean audited = audit == Audit.ALL;
        boolean passed = !listeners.isEmpty() && accepted.tryAcquire();
        if (audited || passed) {
            publish(event, passed, audited);
        }
    }

    private void publish(Factory factory, boolean passed, boolean audited) {
        GuardEvent event = context.create(factory);
        EventQueue log = auditLog;
        if (audited && log != null) {
            log.offer(event);
        }
        if (passed) {
            for (EventQueue listener : listeners) {
                listener.offer(event);
            }
        }
    }

    /**
     * Returns the number of events that did not reach a listener or the audit log.
     *
     * @return the number since the start, 0 or more
     */
    public long lost() {
        EventQueue log = auditLog;
        return (log == null ? 0 : log.lost())
                + listeners.stream().mapToLong(EventQueue::lost).sum();
    }

    /** Writes the events that wait for the audit log, and discards the others, after the scheduler was closed. */
    @Override
    public void close() {
        listeners.forEach(EventQueue::close);
        EventQueue log = auditLog;
        if (log != null) {
            log.close();
        }
    }
}
