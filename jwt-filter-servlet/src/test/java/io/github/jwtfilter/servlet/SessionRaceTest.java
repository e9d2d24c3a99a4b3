package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two concurrent requests of different users with the ID of one session. */
class SessionRaceTest {
    private static final long LIMIT_SECONDS = 30;

    private final StoredSession planted = new StoredSession(false);
    private final SessionRequests requests = new SessionRequests(planted);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_user_does_not_take_over_a_session_that_gets_an_owner_concurrently() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch served = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        planted.afterOwnerRead(() -> {
            if (first.getAndSet(false)) {
                read.countDown();
                await(served);
            }
        });

        Future<?> mallory = threads.submit(() -> requests.serve("mallory"));
        await(read);
        requests.serve("alice");
        assertThat(planted.users()).containsExactly("alice");
        served.countDown();
        mallory.get(LIMIT_SECONDS, TimeUnit.SECONDS);

        assertNoSessionIsShared();
        assertThat(planted.hasEnded()).isTrue();
    }

    @Test
    void two_users_who_bind_concurrently_do_not_share_the_session() throws Exception {
        meetAfterTheFirstRead();

        Future<?> mallory = threads.submit(() -> requests.serve("mallory"));
        requests.serve("alice");
        mallory.get(LIMIT_SECONDS, TimeUnit.SECONDS);

        assertNoSessionIsShared();
        assertThat(planted.get(StoredSession.OWNER)).isNotNull();
    }

    @Test
    void one_user_with_two_requests_keeps_the_session() throws Exception {
        meetAfterTheFirstRead();

        Future<?> other = threads.submit(() -> requests.serve("alice"));
        requests.serve("alice");
        other.get(LIMIT_SECONDS, TimeUnit.SECONDS);

        assertThat(requests.sessions()).containsExactly(planted);
        assertThat(planted.hasEnded()).isFalse();
        assertThat(planted.users()).containsExactly("alice");
    }

    @Test
    void the_owner_is_written_before_the_id_changes() {
        AtomicReference<Object> owner = new AtomicReference<>();
        requests.atIdChange(() -> owner.set(planted.get(StoredSession.OWNER)));

        requests.serve("alice");

        assertThat(owner.get()).isNotNull().isEqualTo(planted.get(StoredSession.OWNER));
    }

    @Test
    void a_request_of_another_user_during_the_id_change_does_not_get_the_session() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        AtomicReference<Thread> mallory = new AtomicReference<>();
        requests.atIdChange(() -> {
            if (first.getAndSet(false)) {
                mallory.set(startUntilItWaits(() -> requests.serve("mallory")));
            }
        });

        requests.serve("alice");
        mallory.get().join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));

        assertThat(mallory.get().isAlive()).isFalse();
        assertNoSessionIsShared();
    }

    @Test
    void a_session_whose_id_changes_concurrently_has_one_owner() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        AtomicReference<Thread> mallory = new AtomicReference<>();
        planted.afterOwnerRead(() -> {
            if (looks.incrementAndGet() == 2) {
                planted.changeId(); // as a login of the application does
                mallory.set(startUntilItWaits(() -> requests.serve("mallory")));
            }
        });

        requests.serve("alice");
        mallory.get().join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));

        assertThat(mallory.get().isAlive()).isFalse();
        assertNoSessionIsShared();
    }

    @Test
    void two_users_do_not_share_the_copy_that_servlet_3_0_needs_for_another_id() throws Exception {
        planted.put("cart", "three books");
        SessionOwner alice =
                new SessionOwner(requests.principal("alice"), requests.request("alice"), SessionIdChange.COPY);
        SessionOwner mallory =
                new SessionOwner(requests.principal("mallory"), requests.request("mallory"), SessionIdChange.COPY);
        meetAfterTheFirstRead();

        Callable<HttpSession> claim = () -> mallory.claim(planted.object());
        Future<HttpSession> ofMallory = threads.submit(claim);
        HttpSession ofAlice = alice.claim(planted.object());

        List<HttpSession> claimed = Arrays.asList(ofAlice, ofMallory.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        assertThat(claimed).filteredOn(Objects::nonNull).hasSize(1);
        assertThat(planted.hasEnded()).isTrue();
        StoredSession copy = requests.sessions().get(1);
        assertThat(copy.get("cart")).isEqualTo("three books");
        assertThat(copy.get(StoredSession.OWNER)).isEqualTo((ofAlice == null ? mallory : alice).name());
    }

    /** Each request continues after its first check of the owner only when the other one has performed it too. */
    private void meetAfterTheFirstRead() {
        CyclicBarrier both = new CyclicBarrier(2);
        Set<Thread> read = ConcurrentHashMap.newKeySet();
        planted.afterOwnerRead(() -> {
            if (read.add(Thread.currentThread())) {
                try {
                    both.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a thread, and returns when it waits for a lock or has ended. */
    private static Thread startUntilItWaits(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        long start = System.nanoTime();
        while (thread.isAlive() && thread.getState() != Thread.State.BLOCKED) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(LIMIT_SECONDS));
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
        return thread;
    }

    private void assertNoSessionIsShared() {
        assertThat(requests.sessions()).allSatisfy(session -> {
            assertThat(session.users()).hasSizeLessThan(2);
            for (String user : session.users()) {
                assertThat(session.get(StoredSession.OWNER)).asString().endsWith(" " + user);
            }
        });
    }
}
