package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.GuardListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Blocks in each call until it is released or, if it is interruptible, interrupted; then records the event. */
public final class BlockingListener implements GuardListener {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<GuardEvent> events = new CopyOnWriteArrayList<>();
    private final boolean interruptible;
    private volatile boolean interrupted;

    public BlockingListener(boolean interruptible) {
        this.interruptible = interruptible;
    }

    @Override
    public void event(GuardEvent event) {
        entered.countDown();
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
                if (interruptible) {
                    return;
                }
            }
        }
        events.add(event);
    }

    /** Waits until the first call has begun. */
    public void awaitCall() throws InterruptedException {
        entered.await();
    }

    public void release() {
        released.countDown();
    }

    /** Returns the events of the calls that have ended. */
    public List<GuardEvent> events() {
        return List.copyOf(events);
    }

    boolean isInterrupted() {
        return interrupted;
    }
}
