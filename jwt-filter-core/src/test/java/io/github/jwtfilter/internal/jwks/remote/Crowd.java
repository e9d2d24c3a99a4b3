package io.github.jwtfilter.internal.jwks.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that run the same operation concurrently, as those of a server do. */
public final class Crowd implements AutoCloseable {
    private final ExecutorService threads;

    public Crowd(int size) {
        threads = Executors.newFixedThreadPool(size);
    }

    public <T> List<Future<T>> all(int times, Callable<T> task) {
        CountDownLatch together = new CountDownLatch(1);
        List<Future<T>> results = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            results.add(one(() -> {
                together.await();
                return task.call();
            }));
        }
        together.countDown();
        return results;
    }

    public <T> Future<T> one(Callable<T> task) {
        return threads.submit(task);
    }

    public static <T> T result(Future<T> future) {
        try {
            return future.get(3, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("no result", e);
        }
    }

    public static <T> List<T> results(List<Future<T>> futures) {
        List<T> results = new ArrayList<>();
        futures.forEach(future -> results.add(result(future)));
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
