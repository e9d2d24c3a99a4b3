package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests of one page that arrive together after the access token has expired, for the tests of all stores. */
public final class ConcurrentRenewals {
    private ConcurrentRenewals() {}

    /** Starts a session, and returns the new renewal token of each thread that renews it, or the code of its rejection. */
    public static List<String> run(SessionStore store, int threads) throws Exception {
        TokenWriter writer = TestWriter.create();
        SessionManager sessions = new SessionManager(
                "app",
                TestSettings.with("session.store = memory").session(),
                Duration.ofSeconds(60),
                store,
                new NoRevocations(),
                () -> writer,
                Clock.systemUTC(),
                RefreshPolicy.none(),
                new SessionCounters(),
                new UnstoredLogins(),
                EventPublisher.NONE);
        String user = UUID.randomUUID().toString();
        String token =
                sessions.start(user, List.of(), Map.of(), null, session -> {}).renewalToken();
        return ConcurrentCalls.run(threads, i -> () -> outcome(sessions.renew(token, session -> {}, (id, name) -> {})));
    }

    private static String outcome(Result<IssuedSession> renewed) {
        return renewed.reason() == null
                ? renewed.value().renewalToken()
                : renewed.reason().code();
    }

    private static final class NoRevocations implements SessionRevocations {
        @Override
        public void revoke(String sessionId, long until) {}

        @Override
        public boolean isRevoked(String sessionId, String subject, ProviderLogin login, long startedAt) {
            return false;
        }
    }
}
