package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.fixture.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Records as many events as a test permits, and blocks before each further one. */
final class StepwiseListener implements GuardListener {
    private final AtomicInteger calls = new AtomicInteger();
    private final Semaphore permits = new Semaphore(0);
    private final List<GuardEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void event(GuardEvent event) {
        calls.incrementAndGet();
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        events.add(event);
    }

    /** Waits until this number of calls has begun. */
    void awaitCall(int number) {
        Await.until("call " + number + " has begun", () -> calls.get() == number);
    }

    void permit(int count) {
        permits.release(count);
    }

    List<GuardEvent> events() {
        return List.copyOf(events);
    }
}
