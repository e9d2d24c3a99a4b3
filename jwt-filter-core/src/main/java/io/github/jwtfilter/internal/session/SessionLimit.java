package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.table.EventCounter;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Limits the number of sessions of one user, so that a program that logs in with each request cannot fill the store for all users.
 * Concurrent logins may exceed the limit until the next one. Thread-safe.
 */
final class SessionLimit {
    private static final Log LOG = Log.of(SessionManager.class);
    private static final Rate ONE_LINE_PER_MINUTE = new Rate(0, Duration.ofMinutes(1));

    private final SessionStore store;
    private final SessionEnd ending;
    private final int maxPerUser;
    private final EventCounter lines;

    SessionLimit(SessionStore store, SessionEnd ending, SessionSettings settings, Clock clock) {
        this.store = store;
        this.ending = ending;
        this.maxPerUser = settings.maxPerUser();
        this.lines = new EventCounter(ONE_LINE_PER_MINUTE, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
    }

    /**
     * Ends the sessions of a user whose last renewal was the longest time ago, until another one can start.
     *
     * @throws StoreException if the sessions cannot be read, or may not have ended
     */
    void makeRoom(String subjectId, String subject, long now) {
        List<StoredSession> live = new ArrayList<>();
        for (StoredSession session : store.findBySubject(subjectId)) {
            if (now < session.idleUntil()) {
                live.add(session);
            }
        }
        int excess = live.size() + 1 - maxPerUser;
        if (excess <= 0) {
            return;
        }
        live.sort(Comparator.comparingLong(StoredSession::rotatedAt));
        for (StoredSession session : live.subList(0, excess)) {
            ending.end(session.id(), subject, SessionEnded.Cause.LIMIT);
        }
        if (lines.count(subjectId)) {
            LOG.warn("User " + LogText.of(subject) + " has " + live.size() + " sessions, and session.max-per-user is "
                    + maxPerUser + ": with each further login, the session ends whose last renewal was the longest time"
                    + " ago. Let programs keep their cookies or log out; increase the setting if many people or devices"
                    + " share this user");
        }
    }
}
