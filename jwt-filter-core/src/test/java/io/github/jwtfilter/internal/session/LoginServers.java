package io.github.jwtfilter.internal.session;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Two servers with one store, whose users log in at one identity provider. */
final class LoginServers {
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration OUTAGE = Duration.ofHours(1);

    /** A little more than the lifetime of an access token. */
    static final Duration EXPIRED = Duration.ofMinutes(10).plusSeconds(10);

    final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    final MemorySessionStore memory = new MemorySessionStore(1_000, clock);
    final BrokenSessionStore store = new BrokenSessionStore(memory);
    final RotatingProvider provider = new RotatingProvider(clock);
    final Map<String, Long> revoked = new ConcurrentHashMap<>();
    final Set<String> revokedLogins = ConcurrentHashMap.newKeySet();

    /** The monotonic clock of both servers. */
    volatile LongSupplier nanoTime = System::nanoTime;

    /** The pauses of both servers. */
    volatile RefreshPolicy.Pause pause = Thread::sleep;

    final SessionManager first = server(policy());
    final SessionManager second = server(policy());
    volatile boolean signing = true;
    volatile boolean failingRevocations;

    RefreshPolicy policy() {
        return new RefreshPolicy(provider, LEASE, OUTAGE, () -> nanoTime.getAsLong(), millis -> pause.sleep(millis));
    }

    SessionManager server(RefreshPolicy policy) {
        return server(store, policy);
    }

    /** Returns a server with another store. */
    SessionManager server(SessionStore other, RefreshPolicy policy) {
        return new SessionManager(
                "app",
                TestSettings.with("session.store = memory").session(),
                Duration.ofSeconds(60),
                other,
                new Revoked(),
                this::writer,
                clock,
                policy,
                new SessionCounters(),
                new UnstoredLogins(),
                EventPublisher.NONE);
    }

    IssuedSession start() {
        return first.start("alice", provider.roles, Map.of("branch", "north"), provider.login(), session -> {});
    }

    Result<IssuedSession> renew(IssuedSession session) {
        return renew(first, session);
    }

    Result<IssuedSession> renew(SessionManager server, IssuedSession session) {
        return server.renew(session.renewalToken(), issued -> {}, (id, subject) -> {
            throw new AssertionError("reused: " + id);
        });
    }

    RejectionReason reason(IssuedSession session) {
        return renew(session).reason();
    }

    StoredSession stored(IssuedSession session) {
        return memory.find(session.sessionId());
    }

    /** Returns the refresh token in the store. */
    String storedToken(IssuedSession session) {
        return SessionData.parse(stored(session).data()).login().tokens();
    }

    static JWTClaimsSet claims(IssuedSession session) {
        try {
            return SignedJWT.parse(session.accessToken()).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private TokenWriter writer() {
        if (!signing) {
            throw new IllegalStateException("no key");
        }
        return TestWriter.create();
    }

    private final class Revoked implements SessionRevocations {
        @Override
        public void revoke(String sessionId, long until) {
            if (failingRevocations) {
                throw new StoreException("down");
            }
            revoked.put(sessionId, until);
        }

        @Override
        public boolean isRevoked(String sessionId, String subject, ProviderLogin login, long startedAt) {
            String loginId = login == null ? null : login.sessionId();
            return revoked.containsKey(sessionId) || (loginId != null && revokedLogins.contains(loginId));
        }
    }
}
