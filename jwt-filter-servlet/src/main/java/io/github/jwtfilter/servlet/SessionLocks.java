package io.github.jwtfilter.servlet;

import jakarta.servlet.http.HttpSession;
import java.util.Arrays;

/**
 * A lock for each session. Session objects cannot be locked: servers create another one for each request. Nor does the
 * ID identify a session, since it changes. The creation time is constant, so it selects one of a fixed number of locks;
 * sessions may share one.
 */
final class SessionLocks {
    private static final int COUNT = 256;

    private final Object[] locks = new Object[COUNT];

    SessionLocks() {
        Arrays.setAll(locks, index -> new Object());
    }

    /**
     * Returns the lock.
     *
     * @throws IllegalStateException if the session has ended
     */
    Object of(HttpSession session) {
        return locks[(int) Math.floorMod(session.getCreationTime(), (long) COUNT)];
    }
}
