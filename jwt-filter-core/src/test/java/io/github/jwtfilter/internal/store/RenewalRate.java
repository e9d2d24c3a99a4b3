package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.server.DatabaseServer;
import io.github.jwtfilter.fixture.server.MariaDbServer;
import io.github.jwtfilter.fixture.server.PostgresServer;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures how many renewals of sessions a store serves in a second: no test, run by hand on an idle machine. The argument is the
 * address of a Redis server.
 */
public final class RenewalRate {
    private static final int THREADS = 8;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(5);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(10);
    private static final String RENEWAL = "__Host-app-renewal";
    private static final String SHARED = "session.secret = base64:" + "QUJD".repeat(16) + "\nstore.jdbc.create = true\n"
            + "session.store = jdbc\nstore.jdbc.url = ";

    private RenewalRate() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> stores = new LinkedHashMap<>();
        stores.put("memory", "session.store = memory\nsession.secret = base64:" + "QUJD".repeat(16));
        stores.put("H2 in memory", SHARED + "jdbc:h2:mem:rate;DB_CLOSE_DELAY=-1");
        PostgresServer postgres = PostgresServer.shared();
        stores.put("PostgreSQL", of(postgres.url(), postgres));
        MariaDbServer mariaDb = MariaDbServer.shared();
        stores.put("MariaDB", of(mariaDb.createDatabase("rate"), mariaDb));
        if (arguments.length > 0) {
            stores.put(
                    "Redis",
                    "session.store = redis\nsession.secret = base64:" + "QUJD".repeat(16) + "\nstore.redis.url = "
                            + arguments[0]);
        }
        for (Map.Entry<String, String> store : stores.entrySet()) {
            try (Guard guard = GuardFactory.create(TestSettings.load(store.getValue()), Clock.systemUTC())) {
                run(guard, WARM_UP);
                System.out.printf("%-14s %,8d renewals/s%n", store.getKey(), run(guard, MEASURED));
            }
        }
        System.exit(0); // the shared servers end with the process
    }

    private static String of(String url, DatabaseServer server) {
        return SHARED + url + "\nstore.jdbc.user = " + server.user();
    }

    private static long run(Guard guard, long nanos) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long end = System.nanoTime() + nanos;
        List<Callable<Long>> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            clients.add(() -> renew(guard, end));
        }
        long renewals = 0;
        for (Future<Long> client : threads.invokeAll(clients)) {
            renewals += client.get();
        }
        threads.shutdown();
        return renewals * TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    private static long renew(Guard guard, long end) {
        TestRequest login = TestRequest.get("/login");
        String cookie = renewal(guard.sessions()
                .start(login, "alice", List.of("clerk"), Map.of())
                .cookies());
        long count = 0;
        while (System.nanoTime() < end) {
            Decision decision = guard.decide(TestRequest.get("/page").cookie(RENEWAL, cookie));
            if (!(decision instanceof Decision.Authenticated)) {
                throw new AssertionError(decision);
            }
            cookie = renewal(decision.headers());
            count++;
        }
        return count;
    }

    private static String renewal(List<Header> headers) {
        for (Header header : headers) {
            if (header.value().startsWith(RENEWAL + "=")) {
                return header.value()
                        .substring(RENEWAL.length() + 1, header.value().indexOf(';'));
            }
        }
        throw new AssertionError("no renewal cookie");
    }
}
