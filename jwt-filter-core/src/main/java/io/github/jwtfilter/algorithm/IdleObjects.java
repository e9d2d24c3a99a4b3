package io.github.jwtfilter.algorithm;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Objects of the Java runtime that have their key and wait for the next token. Finding a provider and handing it the key for
 * each token would cost more than reading the claims, and in Java 8 all threads would queue for one lock. There is a bounded
 * number of places, and nothing is tied to a thread.
 */
final class IdleObjects<T> {
    private static final int PLACES = 16;

    private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES);

    /** One that nobody else has, or null if there is none at hand. */
    @Nullable
    T take() {
        return places.getAndSet(place(), null);
    }

    /** Lets others have one that is as it was when it was given its key. */
    void put(T object) {
        places.lazySet(place(), object);
    }

    private static int place() {
        return (int) Thread.currentThread().getId() & (PLACES - 1);
    }
}
