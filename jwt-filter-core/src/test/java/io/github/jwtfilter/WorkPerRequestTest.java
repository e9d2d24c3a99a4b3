package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.lang.management.ManagementFactory;
import java.security.Security;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cost of one request that can be counted: signatures, memory, waiting. Benchmarks measure speed. */
class WorkPerRequestTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 1_000;

    private final CountingMacs macs = new CountingMacs();
    private final TestRequest request = TestRequest.get("/page").bearer(TestTokens.good());

    @BeforeEach
    void count() {
        Security.insertProviderAt(macs, 1);
    }

    @AfterEach
    void stopCounting() {
        Security.removeProvider(macs.getName());
    }

    @Test
    void one_signature_is_verified_for_a_repeated_token() {
        Guard guard = guard("cache.size = 100");
        int before = macs.computed();

        for (int i = 0; i < 50; i++) {
            assertThat(guard.decide(request)).isInstanceOf(Decision.Authenticated.class);
        }

        assertThat(macs.computed() - before).isEqualTo(1);
    }

    @Test
    void one_signature_is_verified_for_each_request_without_a_cache() {
        Guard guard = guard("cache.size = 0");
        int before = macs.computed();

        for (int i = 0; i < 50; i++) {
            guard.decide(request);
        }

        assertThat(macs.computed() - before).isEqualTo(50);
    }

    @Test
    void the_provider_is_not_looked_up_for_each_signature() {
        Guard guard = guard("cache.size = 0");
        guard.decide(request);
        int before = macs.made();

        for (int i = 0; i < 50; i++) {
            guard.decide(request);
        }

        assertThat(macs.made()).isEqualTo(before);
    }

    @Test
    void no_signature_is_verified_if_the_decision_does_not_depend_on_it() {
        Guard guard = guard("cache.size = 0", "access.1 = /open/** : anyone", "access.2 = /shut/** : deny");
        List<TestRequest> requests = List.of(
                TestRequest.get("/open/x").bearer(TestTokens.good()),
                TestRequest.get("/shut/x").bearer(TestTokens.good()),
                TestRequest.get("/a/../b").bearer(TestTokens.good()),
                TestRequest.get("/page").bearer(TestTokens.good()).plainHttp(),
                TestRequest.get("/page").bearer(TestTokens.withHeader("{'alg':'none'}")),
                TestRequest.get("/page").bearer("a.b.c"));
        int before = macs.computed(); // the tokens have been signed by now

        requests.forEach(guard::decide);

        assertThat(macs.computed() - before).isZero();
    }

    @Test
    void a_decision_allocates_no_more_than_its_budget() {
        assertThat(bytesPerDecision(guard("cache.size = 100"), request)).isBetween(1L, 2_600L);
        assertThat(bytesPerDecision(guard("cache.size = 0"), request)).isBetween(1L, 9_000L);
        assertThat(bytesPerDecision(
                        guard("cache.size = 100", "token.cookie = jwt"),
                        TestRequest.get("/page").cookie("jwt", TestTokens.good())))
                .isBetween(1L, 2_600L);
        assertThat(bytesPerDecision(guard("access.1 = /open/** : anyone"), TestRequest.get("/open/x")))
                .isBetween(1L, 1_000L);
    }

    @Test
    void a_repeated_use_of_a_token_by_one_client_allocates_nothing_for_alerts() {
        long without = bytesPerDecision(guard("monitor.addresses = off"), request);
        long with = bytesPerDecision(guard("monitor.addresses = 5/10m"), request);

        assertThat(with).isLessThan(without + 200); // the key of the token alone takes more
    }

    @Test
    void a_request_with_a_valid_session_reads_its_cookies_once() {
        Guard guard = guard("session.store = memory", "cache.size = 100");
        SessionClient client = new SessionClient(guard).signIn("alice");
        CookieCounter counted = new CookieCounter(client.with(SessionClient.get("/page")));

        assertThat(guard.decide(counted)).isInstanceOf(Decision.Authenticated.class);
        assertThat(counted.reads).isEqualTo(1);
        assertThat(bytesPerDecision(guard, client.with(SessionClient.get("/page"))))
                .isBetween(1L, 3_600L);
    }

    /** Counts how often the cookies are read. */
    private static final class CookieCounter implements RequestView {
        private final RequestView request;
        private int reads;

        CookieCounter(RequestView request) {
            this.request = request;
        }

        @Override
        public List<String> headers(String name) {
            reads += name.equals("Cookie") ? 1 : 0;
            return request.headers(name);
        }

        @Override
        public String method() {
            return request.method();
        }

        @Override
        public String protocol() {
            return request.protocol();
        }

        @Override
        public String path() {
            return request.path();
        }

        @Override
        public String pathInfo() {
            return request.pathInfo();
        }

        @Override
        public String rawPath() {
            return request.rawPath();
        }

        @Override
        public String contextPath() {
            return request.contextPath();
        }

        @Override
        public String query() {
            return request.query();
        }

        @Override
        public boolean secure() {
            return request.secure();
        }

        @Override
        public String remoteAddress() {
            return request.remoteAddress();
        }
    }

    /** One thread stops while it looks up the cached token; a lock that it held would stop the other one as well. */
    @Test
    void requests_with_a_cached_token_do_not_wait_for_each_other() throws Exception {
        StoppableClock clock = new StoppableClock();
        Guard guard = GuardFactory.create(TestSettings.loadWith("cache.size = 100"), clock);
        guard.decide(request);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            clock.stopNextCaller();
            Future<Decision> stopped = threads.submit(() -> guard.decide(request));
            clock.awaitStopped();

            Future<Decision> other = threads.submit(() -> guard.decide(request));

            assertThat(other.get(3, TimeUnit.MINUTES)).isInstanceOf(Decision.Authenticated.class);
            assertThat(stopped.isDone()).isFalse();
            clock.resume();
            assertThat(stopped.get(3, TimeUnit.MINUTES)).isInstanceOf(Decision.Authenticated.class);
        } finally {
            clock.resume();
            threads.shutdownNow();
        }
    }

    /** A clock at which one caller can be stopped. */
    private static final class StoppableClock extends Clock {
        private final AtomicBoolean stopNext = new AtomicBoolean();
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final CountDownLatch resumed = new CountDownLatch(1);

        void stopNextCaller() {
            stopNext.set(true);
        }

        void awaitStopped() throws InterruptedException {
            assertThat(stopped.await(3, TimeUnit.MINUTES)).isTrue();
        }

        void resume() {
            resumed.countDown();
        }

        @Override
        public Instant instant() {
            if (stopNext.compareAndSet(true, false)) {
                stopped.countDown();
                try {
                    assertThat(resumed.await(3, TimeUnit.MINUTES)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return TestTokens.ISSUED;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static long bytesPerDecision(Guard guard, TestRequest request) {
        for (int i = 0; i < WARM_UP; i++) {
            guard.decide(request);
        }
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < MEASURED; i++) {
            guard.decide(request);
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / MEASURED;
    }

    private static Guard guard(String... lines) {
        return GuardFactory.create(TestSettings.loadWith(lines), new TickingClock(TestTokens.ISSUED));
    }
}
