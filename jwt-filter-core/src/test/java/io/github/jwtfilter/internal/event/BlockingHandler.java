package io.github.jwtfilter.internal.event;

import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** A log that blocks until it is released, as one whose disk is full. */
public final class BlockingHandler extends Handler {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void publish(LogRecord entry) {
        entered.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        release();
    }

    public void awaitCall() throws InterruptedException {
        entered.await();
    }

    public void release() {
        released.countDown();
    }
}
