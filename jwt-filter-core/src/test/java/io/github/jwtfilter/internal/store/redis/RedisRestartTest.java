package io.github.jwtfilter.internal.store.redis;

import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.server.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redis with {@code appendfsync always} is killed and started again while many clients use it. */
@Timeout(300)
class RedisRestartTest {
    private static final int CLIENTS = 50;
    private static final int KILLS = 3;

    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    /** Renews sessions, and starts new ones, as a client does: after an unknown result it uses the session as it is stored. */
    private final class Client {
        private final SessionStore store;
        private final List<StoredSession> created = new ArrayList<>();
        private StoredSession current = session();
        private boolean unknown;

        Client(SessionStore store) {
            this.store = store;
        }

        Void run() {
            start();
            while (!stop.get()) {
                step();
            }
            return null;
        }

        private void start() {
            boolean stored = false;
            while (!stored && !stop.get()) {
                current = session();
                try {
                    store.create(current);
                    created.add(current);
                    stored = true;
                } catch (StoreException e) {
                    failures.add(e.getMessage());
                }
            }
        }

        private void step() {
            StoredSession next = current.toBuilder()
                    .hashes(digest(), current.currentHash(), digest())
                    .rotatedAt(current.rotatedAt() + 1)
                    .build();
            try {
                if (unknown) {
                    StoredSession stored = store.find(current.id());
                    // Either the renewal before the failure, or the one whose result is unknown.
                    assertThat(stored).isNotNull();
                    assertThat(stored.currentHash().equals(current.currentHash())
                                    || current.currentHash().equals(stored.previousHash()))
                            .isTrue();
                    current = stored;
                    unknown = false;
                } else {
                    assertThat(store.rotate(next, current.currentHash())).isTrue();
                    current = next;
                    acknowledged.incrementAndGet();
                    assertThat(store.rotate(next, next.previousHash())).isFalse();
                }
            } catch (StoreException e) {
                failures.add(e.getMessage());
                // The second rotation of a step fails without effect.
                unknown = true;
            }
        }
    }

    @Test
    void loses_and_duplicates_no_acknowledged_renewal() throws Exception {
        try (RedisServer server = RedisServer.started("appendonly yes", "appendfsync always");
                RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:" + server.port())) {
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Client> clients = new ArrayList<>();
                List<Future<Void>> runs = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    Client client = new Client(stores.sessions());
                    clients.add(client);
                    runs.add(threads.submit(client::run));
                }
                for (int i = 0; i < KILLS; i++) {
                    awaitProgress();
                    server.kill();
                    failures.clear();
                    Await.until("a client fails", () -> !failures.isEmpty());
                    server.start();
                }
                awaitProgress();
                stop.set(true);
                for (Future<Void> run : runs) {
                    run.get();
                }
                for (Client client : clients) {
                    assertSessionOf(client);
                }
            } finally {
                stop.set(true);
                threads.shutdownNow();
            }
        }
    }

    private void awaitProgress() {
        int before = acknowledged.get();
        Await.until("renewals are acknowledged", () -> acknowledged.get() > before + 20 * CLIENTS);
    }

    private static void assertSessionOf(Client client) {
        StoredSession stored = client.store.find(client.current.id());
        assertThat(client.created).hasSize(1);
        assertThat(stored).isNotNull();
        if (!client.unknown) {
            assertThat(stored).isEqualTo(client.current);
        }
        assertThat(client.store.findBySubject(client.current.subjectId())).containsExactly(stored);
    }
}
