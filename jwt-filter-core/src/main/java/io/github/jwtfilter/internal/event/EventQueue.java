package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.EventsLost;
import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.internal.background.Job;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The events that wait for one listener or for the audit log, and the job that passes them on, in a thread that is started with the first
 * event and ends when the guard is closed. A full queue loses events, and counts them. Thread-safe.
 */
final class EventQueue implements Job {
    private static final long RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final EventTarget target;
    private final EventContext context;
    private final EventQueueLog log;
    private final BlockingQueue<GuardEvent> waiting;

    /** The lost events that the target has not been notified of. */
    private final AtomicLong gap = new AtomicLong();

    /** Written before the queue is flushed for the last time, and read after an event was added, so that no event remains. */
    private volatile boolean running;

    private volatile boolean closed;
    private volatile boolean ended = true;
    private boolean startFailed;
    private long startFailedAt;

    EventQueue(EventTarget target, EventContext context) {
        this.target = target;
        this.context = context;
        this.log = new EventQueueLog(target.name(), context::prefix, context::afterMinute, context.nanoTime());
        this.waiting = new ArrayBlockingQueue<>(target.capacity());
    }

    /** Adds an event, or loses it if the queue is full. Waits for the target only if that is flushed and has no thread. */
    void offer(GuardEvent event) {
        offerGap();
        if (!waiting.offer(event)) {
            gap.incrementAndGet();
            log.countLost();
        } else if (!running && !start()) {
            withoutThread();
        }
    }

    /** Adds the event about lost events at its place in the sequence, as soon as there is room. */
    private void offerGap() {
        long lost = gap.get() == 0 ? 0 : gap.getAndSet(0);
        if (lost > 0 && !waiting.offer(lossOf(lost))) {
            gap.addAndGet(lost);
        }
    }

    private GuardEvent lossOf(long count) {
        return context.create((time, application) -> new EventsLost(time, application, count));
    }

    /** Returns whether the thread runs. A start that has failed is repeated after a minute. */
    private synchronized boolean start() {
        if (running || closed) {
            return running;
        }
        long now = context.nanoTime().getAsLong();
        if (startFailed && now - startFailedAt < RETRY_NANOS) {
            return false;
        }
        running = true;
        ended = false;
        startFailed = !context.start(target.thread(), this);
        if (startFailed) {
            running = false;
            ended = true;
            startFailedAt = now;
        }
        return running;
    }

    private void withoutThread() {
        if (target.isFlushed()) {
            flush();
        } else if (closed) {
            discard();
        }
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                passNext();
            }
            if (target.isFlushed()) {
                Thread.interrupted(); // a write to an interruptible channel would close it
                flush();
            }
        } finally {
            running = false;
            ended = true;
        }
    }

    private void passNext() {
        try {
            pass(waiting.take());
        } catch (InterruptedException e) {
            // That of close, or one that the target has caused.
        }
    }

    @Override
    public synchronized void abort() {
        closed = true;
        running = false;
    }

    /** Passes on the events that are waiting, in the current thread. */
    private void flush() {
        for (GuardEvent event = waiting.poll(); event != null; event = waiting.poll()) {
            pass(event);
        }
    }

    private void discard() {
        while (waiting.poll() != null) {
            log.countLost();
        }
    }

    private void pass(GuardEvent event) {
        call(event);
        long lost = gap.get() > 0 && waiting.isEmpty() ? gap.getAndSet(0) : 0;
        if (lost > 0) {
            call(lossOf(lost));
        }
    }

    private void call(GuardEvent event) {
        try {
            target.accept(event);
        } catch (Throwable e) {
            log.failed(e); // also an error: it must not end the thread
        }
    }

    /** Flushes or discards the waiting events, after the threads of the guard were ended. */
    void close() {
        abort();
        if (!target.isFlushed()) {
            discard();
        } else if (ended) {
            flush();
        }
        if (ended || !target.isFlushed()) { // a log that blocks its thread would also block this line
            log.report();
        }
    }

    /** Returns the number of events that were lost since the start. */
    long lost() {
        return log.lost();
    }
}
