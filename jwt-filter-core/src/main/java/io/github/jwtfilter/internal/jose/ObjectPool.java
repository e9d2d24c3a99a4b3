package io.github.jwtfilter.internal.jose;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of JCA objects that are initialized with their key. Selecting a provider and initializing an object for each
 * token would cost more than parsing the claims, and in Java 8 all threads would contend for one lock. The pool is not bound
 * to threads.
 */
final class ObjectPool<T> {
    private static final int SIZE = 16;

    private final AtomicReferenceArray<@Nullable Pooled<T>> slots = new AtomicReferenceArray<>(SIZE);

    /** Returns an object for exclusive use, or null if a new one is necessary. */
    @Nullable
    Pooled<T> take() {
        @Nullable Pooled<T> pooled = slots.get(slot());
        return pooled != null && pooled.take() ? pooled : null;
    }

    /**
     * Returns an object to the pool, or adds a new one. It must be in the state in which it was after its initialization. An object
     * that is not returned is replaced by the next new one.
     */
    @SuppressWarnings("ReferenceEquality")
    void put(Pooled<T> pooled) {
        int slot = slot();
        if (slots.get(slot) != pooled) {
            slots.set(slot, pooled);
        }
        pooled.release();
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SIZE - 1);
    }

    /**
     * An object that one thread uses at a time. It remains in its slot meanwhile: a flag is cheaper than a reference, for
     * which the garbage collector requires a memory barrier.
     */
    static final class Pooled<T> {
        final T object;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        /** Creates an object that the caller uses until it puts it into the pool. */
        Pooled(T object) {
            this.object = object;
        }

        private boolean take() {
            return taken.compareAndSet(false, true);
        }

        private void release() {
            taken.lazySet(false);
        }
    }
}
