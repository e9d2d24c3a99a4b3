package io.github.jwtfilter.internal.jose;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of JCA objects that are initialized with their key. Selecting a provider and initializing an object for each
 * token would cost more than parsing the claims, and in Java 8 all threads would contend for one lock. The pool is not bound
 * to threads.
 */
final class ObjectPool<T> {
    private static final int SIZE = 16;

    private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SIZE);

    /** Returns an object for exclusive use, or null if the pool is empty. */
    @Nullable
    T take() {
        return slots.getAndSet(slot(), null);
    }

    /** Returns an object to the pool. It must be in the state in which it was after its initialization. */
    void put(T object) {
        slots.lazySet(slot(), object);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SIZE - 1);
    }
}
