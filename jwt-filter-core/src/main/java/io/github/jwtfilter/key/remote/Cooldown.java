package io.github.jwtfilter.key.remote;

import java.util.concurrent.TimeUnit;

/** Lets tokens cause one fetch at most every 30 seconds, however many are sent. Not safe for threads by itself. */
final class Cooldown {
    static final long NANOS = TimeUnit.SECONDS.toNanos(30);

    private boolean taken;
    private long takenAt;

    /** Whether a fetch may be caused now; if so, this is taken for one. */
    boolean take(long now) {
        if (taken && now - takenAt < NANOS) {
            return false;
        }
        taken = true;
        takenAt = now;
        return true;
    }
}
