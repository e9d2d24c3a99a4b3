package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TrustedProxies;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions for users of the server whose browser sends several requests before it has the cookies. */
class SessionBridgeTest {
    private static final Connections CONNECTIONS = new Connections(new TrustedProxies(List.of()), Optional.empty());

    private final Guard guard = GuardFactory.create(
            TestSettings.load("session.store = memory", "session.bridge = true", "coexist = /**"), Clock.systemUTC());
    private final GuardSessions sessions = guard.sessions();
    private final AtomicLong nanos = new AtomicLong();
    private final SessionBridge bridge =
            new SessionBridge(sessions, List.of(), new FailureLog(null, nanos::get), nanos::get);

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void the_first_requests_of_a_page_start_one_session() throws Exception {
        List<List<Header>> cookies =
                ConcurrentCalls.run(20, i -> () -> start(page().cookie("JSESSIONID", "1"), "carol", List.of()));

        assertThat(cookies.stream().filter(each -> each.size() == 2)).hasSize(1);
        assertThat(cookies.stream().filter(List::isEmpty)).hasSize(19);
        assertThat(sessions.endAll("carol")).isOne();
    }

    @Test
    void a_client_that_has_not_stored_the_cookies_gets_others_later() {
        start(page().cookie("JSESSIONID", "1"), "carol", List.of());
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThat(start(page().cookie("JSESSIONID", "1"), "carol", List.of())).hasSize(2);
    }

    @Test
    void other_browsers_and_other_users_get_their_own_session() {
        start(page().cookie("JSESSIONID", "1"), "carol", List.of());

        assertThat(start(page().cookie("JSESSIONID", "2"), "carol", List.of())).hasSize(2);
        assertThat(start(page().cookie("JSESSIONID", "1"), "dave", List.of())).hasSize(2);
        assertThat(start(page(), "carol", List.of())).hasSize(2);
        assertThat(start(page(), "carol", List.of())).hasSize(2);
        assertThat(sessions.endAll("carol")).isEqualTo(4);
    }

    @Test
    void the_response_to_a_concurrent_request_does_not_delete_the_new_cookies() {
        TestRequest stale = page().cookie(SessionClient.ACCESS, "x").cookie(SessionClient.RENEWAL, "x");
        List<Header> removal = sessions.clearedCookies(stale);
        assertThat(removal).hasSize(2);

        assertThat(start(stale, "carol", removal)).hasSize(2).doesNotContainAnyElementsOf(removal);
        assertThat(start(stale, "carol", removal)).isEmpty();
    }

    private static TestRequest page() {
        return SessionClient.get("/old/page").header("Accept", "text/html");
    }

    /** Returns the cookies for the response to a request that would set others without the bridge. */
    private List<Header> start(TestRequest request, String user, List<Header> others) {
        request.signedIn(user);
        RequestContext context =
                new RequestContext(request, CONNECTIONS.of(request), AccessRule.ofAnyone(), true, request.user());
        context.setCookies(others);
        bridge.start(context, request.user());
        return context.cookies();
    }
}
