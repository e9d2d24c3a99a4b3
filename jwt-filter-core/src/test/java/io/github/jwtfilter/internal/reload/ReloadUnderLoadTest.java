package io.github.jwtfilter.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.PublishedKeys;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of the settings and of the keys, which replace each other while requests are decided. */
class ReloadUnderLoadTest {
    private static final int REQUESTS = 10_000;
    private static final int RELOADS = 100;
    private static final int THREADS = 4;
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);

    /** The only key that both versions have. A mixture of both has a rule for one role, and the roles of the other. */
    private static final String TOKEN = SignedTokens.rs256("both", ",'roles-a':['a'],'roles-b':['b']");

    @TempDir
    private Path folder;

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<Set<String>, Integer> seen = new ConcurrentHashMap<>();

    @Test
    void each_request_is_decided_with_one_version_and_none_fails() throws Exception {
        String a = settings("a");
        String b = settings("b");
        Path file = Files.writeString(folder.resolve("app.properties"), a);
        try (ReloadingGuard guard = new ReloadingGuard(
                GuardFactory.create(file, CLOCK), () -> SettingsReader.read(file), Log.of(ReloadUnderLoadTest.class))) {
            List<Thread> threads = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                Thread thread = new Thread(() -> send(guard), "requests-" + number);
                thread.start();
                threads.add(thread);
            }
            try {
                for (int reload = 1; reload <= RELOADS; reload++) {
                    awaitMoreRequests();
                    Files.writeString(file, reload % 2 == 0 ? a : b);
                    assertThat(guard.reload()).isEqualTo(ReloadingGuard.Outcome.APPLIED);
                }
                awaitMoreRequests();
            } finally {
                ended.set(true);
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(failures).isEmpty();
            assertThat(sent).hasValueGreaterThanOrEqualTo(REQUESTS);
            assertThat(seen.keySet()).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
            assertThat(guard.current().lifecycle().version().reloads()).isEqualTo(RELOADS);
        }
    }

    /** Awaits a share of the requests with the present version, however fast they are. */
    private void awaitMoreRequests() {
        int more = sent.get() + REQUESTS / RELOADS;
        Await.until(more + " requests", () -> sent.get() >= more);
    }

    private void send(ReloadingGuard guard) {
        while (!ended.get()) {
            Decision decision = guard.current().decide(TestRequest.get("/x").bearer(TOKEN));
            if (decision instanceof Decision.Authenticated authenticated) {
                seen.merge(authenticated.principal().roles(), 1, Integer::sum);
            } else {
                failures.add(
                        decision instanceof Decision.Rejected rejected
                                ? rejected.rejection().reason().code()
                                : decision.getClass().getName());
            }
            sent.incrementAndGet();
        }
    }

    private String settings(String version) throws IOException {
        Files.writeString(
                folder.resolve(version + ".json"),
                PublishedKeys.of(
                        PublishedKeys.rsa(TestKeys.RSA, "both"), PublishedKeys.rsa(TestKeys.RSA, "only-" + version)));
        return String.join(
                "\n",
                "issuer = " + TestSettings.ISSUER,
                "audience = " + TestSettings.AUDIENCE,
                "keys.jwks-file = " + version + ".json",
                "roles.claims = roles-" + version,
                "access.1 = /x : role " + version,
                "flood.wait = 5s"); // each reload empties the cache, and a busy machine takes its time
    }
}
