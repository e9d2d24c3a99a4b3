package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two users with valid tokens send the ID of one session, planted by an attacker, at the same time. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "UNDERTOW_2_2", "JETTY_9"})
class SessionRaceIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider(NotesWar.AUDIENCE);
    private static final int ATTEMPTS = 600;
    private static final long LIMIT_SECONDS = 60;

    private static RunningServer server;

    private final String attacker = IDENTITY_PROVIDER.token("mallory");
    private final String victim = IDENTITY_PROVIDER.token("alice");

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        server = Deployment.on(kind)
                .application("notes", new NotesWar(kind).plain())
                .keys(NotesWar.KEYS, IDENTITY_PROVIDER.jwkSet())
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void a_planted_session_never_has_two_owners() throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        List<String> shared = new ArrayList<>();
        int written = 0;
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String planted = cookies(post("/open")).get(0);
                Future<HttpResponse<String>> first = users.submit(noteAtTheSameTime(start, attacker, planted));
                Future<HttpResponse<String>> second = users.submit(noteAtTheSameTime(start, victim, planted));
                HttpResponse<String> ofAttacker = first.get(LIMIT_SECONDS, TimeUnit.SECONDS);
                HttpResponse<String> ofVictim = second.get(LIMIT_SECONDS, TimeUnit.SECONDS);
                written += ofVictim.body().contains("alice") ? 1 : 0;
                List<String> seen = Stream.concat(cookies(ofAttacker).stream(), cookies(ofVictim).stream())
                        .map(cookie -> notes(attacker, cookie))
                        .filter(notes -> notes.contains("alice"))
                        .toList();
                if (!seen.isEmpty() || isMixed(ofAttacker) || isMixed(ofVictim)) {
                    shared.add("attempt " + attempt + ": " + ofAttacker.body() + ", " + ofVictim.body() + ", " + seen);
                }
            }
        } finally {
            users.shutdownNow();
        }

        assertThat(shared).as("sessions with two owners on %s", kind).isEmpty();
        assertThat(written).as("notes of the victim on %s", kind).isPositive();
    }

    private static Callable<HttpResponse<String>> noteAtTheSameTime(CyclicBarrier start, String token, String cookie) {
        return () -> {
            start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
            return post("/notes", "Authorization", "Bearer " + token, "Cookie", cookie);
        };
    }

    private static boolean isMixed(HttpResponse<String> response) {
        return response.body().contains("alice") && response.body().contains("mallory");
    }

    private static String notes(String token, String cookie) {
        return Http.get(server.uri("/notes/notes"), "Authorization", "Bearer " + token, "Cookie", cookie)
                .body();
    }

    private static HttpResponse<String> post(String path, String... headers) {
        return Http.post(server.uri("/notes" + path), "", headers);
    }

    private static List<String> cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .toList();
    }
}
