package io.github.jwtfilter.internal.store.jdbc;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Changes sessions and revocations without a pause, and remembers which changes the store has acknowledged. */
final class CrashClient {
    /** The renewals of a session before it is removed and another one is created. */
    private static final int RENEWALS = 10;

    private final SessionStore sessions;
    private final RevocationStore revocations;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final List<StoredSession> removed = new ArrayList<>();
    private final List<StoredRevocation> revoked = new ArrayList<>();
    private final List<StoredSession> kept = new ArrayList<>();
    private volatile boolean stopped;

    CrashClient(SessionStore sessions, RevocationStore revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    long changes() {
        return changes.get();
    }

    long failures() {
        return failures.get();
    }

    void stop() {
        stopped = true;
    }

    /** Any exception other than {@link StoreException} ends the run, and fails the test. */
    void run() {
        while (!stopped) {
            StoredSession current = create();
            for (int i = 0; current != null && i < RENEWALS && !stopped; i++) {
                current = renew(current);
            }
            if (current != null) {
                finish(current);
            }
            revoke();
        }
    }

    private @Nullable StoredSession create() {
        StoredSession session = session();
        try {
            sessions.create(session);
            changes.incrementAndGet();
            return session;
        } catch (StoreException e) {
            failures.incrementAndGet();
            return null;
        }
    }

    /** Returns the session as it is stored now, also after a failure of unknown effect. */
    private StoredSession renew(StoredSession current) {
        StoredSession next = renewed(current);
        try {
            assertThat(sessions.rotate(next, current.currentHash())).isTrue();
            // A second renewal with the same hash would duplicate the session.
            assertThat(sessions.rotate(renewed(current), current.currentHash())).isFalse();
            changes.incrementAndGet();
            return next;
        } catch (StoreException e) {
            failures.incrementAndGet();
            StoredSession stored = findWithPatience(current.id());
            assertThat(stored).isIn(current, next);
            return stored == null ? current : stored;
        }
    }

    private @Nullable StoredSession findWithPatience(String id) {
        while (true) {
            try {
                return sessions.find(id);
            } catch (StoreException e) {
                failures.incrementAndGet();
                Thread.yield();
            }
        }
    }

    private void finish(StoredSession current) {
        if (changes.get() % 2 == 0) {
            kept.add(current);
            return;
        }
        try {
            assertThat(sessions.remove(current.id())).isTrue();
            removed.add(current);
            changes.incrementAndGet();
        } catch (StoreException e) {
            failures.incrementAndGet();
        }
    }

    private void revoke() {
        StoredRevocation revocation = revocation();
        try {
            revocations.put(revocation);
            revoked.add(revocation);
            changes.incrementAndGet();
        } catch (StoreException e) {
            failures.incrementAndGet();
        }
    }

    /** Checks all acknowledged changes. */
    void verify() {
        for (StoredSession session : kept) {
            assertThat(sessions.find(session.id())).isEqualTo(session);
            assertThat(sessions.findBySubject(session.subjectId())).containsExactly(session);
        }
        for (StoredSession session : removed) {
            assertThat(sessions.find(session.id())).isNull();
        }
        for (StoredRevocation revocation : revoked) {
            assertThat(revocations.find(List.of(revocation.id()), NOW)).containsExactly(revocation.issuedBefore());
        }
    }
}
