package io.github.jwtfilter.internal.jwks.remote;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Limits the number of threads that wait because the key of their token is unknown. All issuers share the few permits, so that
 * tokens forged for several unresponsive issuers cannot occupy the threads of valid requests.
 */
final class WaitLimiter {
    private static final int PERMITS = 4;

    private final Semaphore free = new Semaphore(PERMITS);

    /** Waits for a fetch unless no permit is available, and returns whether keys have arrived. */
    boolean await(FetchTask task, Duration limit) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            return task.await(limit);
        } finally {
            free.release();
        }
    }

    /** Returns the number of waiting threads. */
    int taken() {
        return PERMITS - free.availablePermits();
    }
}
