package io.github.jwtfilter.internal.logging;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.background.Job;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Makes the filter write all its log messages, with a malicious text in each place that attackers control. */
public final class HostileLines implements Runnable {
    static final String RESOLVED = "RESOLVED-BY-THE-LIBRARY";

    /** Lookups would resolve a system property, and a name that {@link JndiProbe} records. */
    static final String HOSTILE = "${sys:lookup.probe} $${sys:lookup.probe} ${${lower:s}ys:lookup.probe}"
            + " ${jndi:probe} {} {0} %s\r\n\u2028\u202e\u001b[31m";

    /** Waits until a line of the log contains a text. */
    private static void awaitLine(String text) {
        Path log = Path.of(System.getProperty("lookup.log"));
        Await.until("the log holds " + text, () -> {
            try {
                return Files.readString(log).contains(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void run() {
        try {
            rejections();
            findings();
            failures();
            keys();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rejections() {
        String claims = TestTokens.CLAIMS
                .replace("'alice'", json(HOSTILE))
                .replace("'42'", json(HOSTILE))
                .replace("'iss'", "'name':'alice','iss'")
                .replace("https://idp.example.com", "any");
        Guard guard = GuardFactory.create(
                TestSettings.load(
                        "issuer = any",
                        "audience = any",
                        "keys.secret = " + TestSettings.SECRET,
                        "token.cookie = jwt",
                        "principal.claims = name",
                        "access.10 = /roles/** : role \"$" + HOSTILE.substring(0, 19) + "\"",
                        "access.20 = /scopes/** : scope \"$" + HOSTILE.substring(0, 19) + "\""),
                new TickingClock(TestTokens.ISSUED));
        guard.decide(TestRequest.get("/" + HOSTILE));
        guard.decide(TestRequest.of(HOSTILE, "/method"));
        guard.decide(TestRequest.get("/context").contextPath("/" + HOSTILE));
        guard.decide(TestRequest.get("/peer").from("fe80::1%" + HOSTILE));
        guard.decide(TestRequest.get("/forwarded").from("10.0.0.1").header("X-Forwarded-For", "::1%" + HOSTILE));
        guard.decide(TestRequest.get("/token").bearer(HOSTILE));
        guard.decide(TestRequest.get("/cookie").cookie("jwt", HOSTILE));
        guard.decide(TestRequest.of("POST", "/origin")
                .cookie("jwt", TestTokens.withClaims(claims))
                .header("Origin", HOSTILE)
                .header("Host", HOSTILE));
        guard.decide(TestRequest.get("/roles/x").bearer(TestTokens.withClaims(claims)));
        guard.decide(TestRequest.get("/scopes/x").bearer(TestTokens.withClaims(claims)));
        guard.decide(TestRequest.get(null));
    }

    private static void findings() throws IOException {
        Path directory = Files.createTempDirectory("hostile");
        Path file = directory.resolve("${sys:lookup.probe}\u202e.properties");
        Files.writeString(file, """
            issuer = $${sys:lookup.probe}
            audience = any
            keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA
            access.10 = "/${sys:lookup.probe:-a}/x" "/$${sys:lookup.probe}/x/**" *.css : anyone
            access.11 = "/$${sys:lookup.probe}/x/y" *.css : role "$${jndi:probe}"
            """);
        GuardFactory.create(file, Clock.systemUTC()).close();
        Files.delete(file);
        Files.delete(directory);
    }

    private static void failures() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(2);
        try (BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1))) {
            scheduler.eachTick(() -> {
                failed.countDown();
                throw new IllegalStateException(HOSTILE, new IOException(HOSTILE));
            });
            scheduler.start();
            scheduler.run(HOSTILE, new FailingJob(), Duration.ofHours(1));
            failed.await();
            awaitLine("A background task failed");
            awaitLine("The thread");
        }
    }

    private static void keys() throws IOException {
        try (KeyServer server = KeyServer.start()) {
            String key = "{\"kty\":" + quoted(json(HOSTILE)) + ",\"kid\":" + quoted(json(HOSTILE)) + "}";
            server.behave(Behaviours.respond(200, "{\"keys\":[" + key + "]}"));
            Path file = Files.createTempFile("hostile", ".properties");
            Files.write(
                    file,
                    List.of(
                            "issuer = $${sys:lookup.probe}",
                            "audience = any",
                            "keys.jwks-uri = " + server.uri("/keys$%7Bsys:lookup.probe%7D")));
            try (Guard guard = GuardFactory.create(file, Clock.systemUTC())) {
                guard.start(HOSTILE);
                awaitLine("cannot be fetched");
            }
            Files.delete(file);
        }
    }

    /** Returns a JSON string delimited by apostrophes, which the test tokens use in place of quotes. */
    private static String json(String text) {
        StringBuilder json = new StringBuilder("'");
        text.chars().forEach(c -> json.append(c < ' ' || c > 0x7e ? String.format("\\u%04x", c) : (char) c));
        return json.append("'").toString();
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static final class FailingJob implements Job {
        @Override
        public void run() {
            throw new IllegalStateException(HOSTILE);
        }

        @Override
        public void abort() {}
    }
}
