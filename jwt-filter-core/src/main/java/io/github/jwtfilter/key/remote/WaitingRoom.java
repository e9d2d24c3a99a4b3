package io.github.jwtfilter.key.remote;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Where threads wait for the sake of tokens whose key nobody knows. It has few seats, for all issuers together: whoever
 * forges tokens of many issuers that do not answer must not get more of the threads that belong to honest requests.
 */
final class WaitingRoom {
    private static final int SEATS = 4;

    private final Semaphore free = new Semaphore(SEATS);

    /** Waits for a fetch, unless there is no seat left, and says whether it has brought keys. */
    boolean await(Flight flight, Duration limit) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            return flight.await(limit);
        } finally {
            free.release();
        }
    }

    /** How many threads wait. */
    int taken() {
        return SEATS - free.availablePermits();
    }
}
