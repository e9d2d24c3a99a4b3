package io.github.jwtfilter.attack;

import static io.github.jwtfilter.attack.Markers.MARKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.EveryLogLine;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends to each check a token that fails it and consists of markers, and searches for them in everything that is shown. */
class ValuesNeverLeakTest {
    private static final String SOURCES = "token.cookie = " + Target.COOKIE + "\nissuer = " + Members.ISSUER
            + "\naudience = " + Members.AUDIENCE + "\n";
    private static final String PAIRS = Members.quote(MARKER);

    private final List<String> logged = new CopyOnWriteArrayList<>(); // other threads log, too
    private final EveryLogLine log = new EveryLogLine(logged);

    @AfterEach
    void stopListening() {
        log.close();
    }

    /** A token for each check up to that of the signature. */
    private static Map<RejectionReason, String> tokens() {
        Members header = Markers.header("RS256").withText("kid", "rsa-2048");
        String token = Markers.token(header, Markers.claims());
        String marked = Tokens.encode(MARKER.repeat(4));
        Map<RejectionReason, String> tokens = new LinkedHashMap<>();
        tokens.put(RejectionReason.EMPTY_TOKEN, "");
        tokens.put(RejectionReason.TOO_LARGE, token + MARKER.repeat(1100));
        tokens.put(RejectionReason.NOT_ASCII, token + MARKER + "\u00e9");
        tokens.put(RejectionReason.ENCRYPTED, token + "." + marked + "." + marked);
        tokens.put(RejectionReason.NOT_THREE_PARTS, MARKER + ".opaque" + MARKER);
        tokens.put(RejectionReason.BAD_ENCODING, token + "+" + MARKER);
        tokens.put(RejectionReason.PADDED_ENCODING, token + "=");
        tokens.put(
                RejectionReason.MALFORMED_HEADER,
                Tokens.signed(
                        Tokens.encode("{\"alg\":\"RS256\"," + PAIRS + ":1," + PAIRS + ":2}"), marked, Signers.EMPTY));
        tokens.put(RejectionReason.ALGORITHM_NONE, Markers.token(Markers.header("none"), Markers.claims()));
        tokens.put(RejectionReason.ALGORITHM_NOT_ALLOWED, Markers.token(Markers.header(MARKER), Markers.claims()));
        tokens.put(
                RejectionReason.CRITICAL_EXTENSION,
                Markers.token(header.with("crit", "[" + PAIRS + "]"), Markers.claims()));
        tokens.put(RejectionReason.WRONG_TYPE, Markers.token(header.withText("typ", MARKER), Markers.claims()));
        tokens.put(
                RejectionReason.MALFORMED_KEY_ID,
                Markers.token(header.with("kid", "{" + PAIRS + ":1}"), Markers.claims()));
        tokens.put(
                RejectionReason.MALFORMED_PAYLOAD,
                Tokens.signed(
                        Tokens.encode(header.toString()),
                        Tokens.encode("{" + PAIRS + ":1," + PAIRS + ":2}"),
                        Signers.EMPTY));
        tokens.put(RejectionReason.WRONG_ISSUER, Markers.token(header, Markers.foreignClaims()));
        tokens.put(RejectionReason.KEYS_UNAVAILABLE, token);
        tokens.put(
                RejectionReason.UNKNOWN_KEY, Markers.token(header.withText("kid", MARKER + "-kid"), Markers.claims()));
        tokens.put(RejectionReason.KEY_REVOKED, token);
        tokens.put(RejectionReason.UNSUITABLE_KEY, Markers.token(header.withText("kid", "ec-256"), Markers.claims()));
        tokens.put(RejectionReason.TOO_MANY_KEYS, Markers.token(Markers.header("ES256"), Markers.claims()));
        tokens.put(RejectionReason.BAD_SIGNATURE, token);
        return tokens;
    }

    /** The settings under which the token of a reason is rejected with it. */
    private static Guard guard(RejectionReason reason, String more) {
        MemoryFiles files =
                new MemoryFiles().with("jwks.json", Targets.jwkSet()).with("many.json", manyKeys());
        switch (reason) {
            case KEYS_UNAVAILABLE:
                return Target.create(
                        SOURCES + "keys.jwks-uri = http://127.0.0.1:1/jwks\nkeys.connect-timeout = 1s\n" + more, files);
            case TOO_MANY_KEYS:
                return Target.create(SOURCES + "keys.jwks-file = many.json\n" + more, files);
            case KEY_REVOKED:
                return Target.create(SOURCES + "keys.jwks-file = jwks.json\nkeys.revoked = rsa-2048\n" + more, files);
            default:
                return Target.create(SOURCES + "keys.jwks-file = jwks.json\n" + more, files);
        }
    }

    private static String manyKeys() {
        return KeyTexts.jwkSet(IntStream.range(0, 6)
                .mapToObj(i -> KeyTexts.jwk(KeyRing.ec("secp256r1").getPublic()))
                .toArray(Members[]::new));
    }

    @Test
    void each_check_before_a_valid_signature_has_its_token() {
        Set<RejectionReason> expected = EnumSet.noneOf(RejectionReason.class);
        for (RejectionReason reason : RejectionReason.values()) {
            if (reason.step().compareTo(CheckStep.SHAPE) >= 0 && reason.step().compareTo(CheckStep.SIGNATURE) <= 0) {
                expected.add(reason);
            }
        }
        expected.remove(RejectionReason.INCOMPLETE_COOKIE); // see the test of requests
        expected.remove(RejectionReason.TOO_MANY_FAILURES); // caused by other tokens, as is the next
        expected.remove(RejectionReason.TOO_MANY_CHECKS);

        assertThat(tokens().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void no_part_of_an_unverified_token_is_shown_anywhere() {
        tokens().forEach((reason, token) -> {
            try (Guard guard = guard(reason, "").start("zq-" + reason.code())) {
                List<String> shown = new ArrayList<>();
                for (AttackRequest request : requests(token)) {
                    Decision.Rejected rejected = (Decision.Rejected) guard.decide(request);
                    assertThat(rejected.rejection().reason()).as(token).isEqualTo(reason);
                    shown.add(rejected.toString());
                    shown.add(rejected.rejection() + " " + rejected.rejection().check());
                    shown.add(response(rejected.response()));
                }
                Throwable thrown =
                        catchThrowable(() -> guard.authenticate(token).value());
                shown.add(String.valueOf(thrown));
                shown.add(attributes());
                shown.forEach(text -> Markers.assertAbsent(token, text));
                assertLogged(reason, token);
            }
        });
    }

    /** A value of the token may be empty, or not transportable in a cookie. */
    private static List<AttackRequest> requests(String token) {
        List<AttackRequest> requests = new ArrayList<>();
        requests.add(marked().bearer(token));
        if (!token.isEmpty() && token.chars().allMatch(c -> c < 0x7f)) {
            requests.add(marked().cookie(token));
        }
        return requests;
    }

    /** A request with markers in other headers and cookies. */
    private static AttackRequest marked() {
        return new AttackRequest()
                .header("Cookie", MARKER + "Cookie=" + MARKER)
                .header("User-Agent", MARKER)
                .header("X-" + MARKER, MARKER);
    }

    private void assertLogged(RejectionReason reason, String token) {
        assertThat(logged)
                .as(reason.code())
                .anyMatch(line -> line.contains(RejectionLog.class.getName() + " rejected " + reason.code() + " ("));
        // A failed fetch of keys names the issuer of the settings, which is that of the token, at any time.
        logged.forEach(line -> Markers.assertAbsent(token, line.replace(Members.ISSUER, "")));
        logged.clear();
    }

    @Test
    void no_part_of_a_request_that_contains_no_readable_token_is_shown() {
        String token = tokens().get(RejectionReason.BAD_SIGNATURE);
        Map<AttackRequest, RejectionReason> requests = new LinkedHashMap<>();
        requests.put(marked(), RejectionReason.NO_TOKEN);
        requests.put(marked().cookie(""), RejectionReason.NO_TOKEN);
        requests.put(marked().header("Cookie", "other=" + token), RejectionReason.NO_TOKEN);
        requests.put(marked().header("Authorization", "Bearer: " + token), RejectionReason.BAD_ENCODING);
        for (String value : List.of(token, "Token " + token, "\"Bearer " + token, MARKER + " x")) {
            requests.put(marked().header("Authorization", value), RejectionReason.NO_TOKEN);
        }
        requests.put(marked().header("Authorization", "DPoP " + token), RejectionReason.UNSUPPORTED_SCHEME);
        requests.put(marked().bearer(token).bearer(token), RejectionReason.SEVERAL_HEADERS);
        requests.put(marked().header("Cookie", Target.COOKIE + ".1=" + token), RejectionReason.INCOMPLETE_COOKIE);
        requests.put(marked().plainHttp().bearer(token), RejectionReason.PLAIN_HTTP);
        Guard guard = guard(RejectionReason.NO_TOKEN, "");

        requests.forEach((request, reason) -> {
            Decision.Rejected rejected = (Decision.Rejected) guard.decide(request);
            assertThat(rejected.rejection().reason()).isEqualTo(reason);
            Markers.assertAbsent(token, response(rejected.response()) + rejected + rejected.rejection());
            assertLogged(reason, token);
        });
    }

    @Test
    void with_log_unverified_the_markers_are_escaped_and_truncated() {
        String token = Markers.token(
                Markers.header("RS256").withText("kid", MARKER + "\r\n"),
                Markers.claims().withText("iss", Members.ISSUER).withText("long", "y".repeat(3000)));
        Guard guard = guard(RejectionReason.UNKNOWN_KEY, "log.unverified = true\n");

        guard.decide(new AttackRequest().bearer(token));

        String line =
                logged.stream().filter(each -> each.contains("unknown-key")).collect(Collectors.joining("\n"));
        assertThat(line)
                .contains(" unverified header: \"alg\"=\"RS256\" \"kid\"=\"" + MARKER + "\\u000d\\u000a\"")
                .contains("\"sub\"=\"" + MARKER + "-sub\"", "INFO " + MARKER + " \\u0024{jndi:")
                .matches("[\\x20-\\x7e]{1,4000}")
                .doesNotContain("${", "y".repeat(300), token, Tokens.part(token, 2));
    }

    @Test
    void log_unverified_is_a_finding_at_each_start(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("jwt-filter.properties");
        Files.writeString(file, SOURCES + Targets.SECRET_LINE + "log.unverified = true\n");

        GuardFactory.create(file, Target.CLOCK).close();

        assertThat(logged).anyMatch(line -> line.contains(":5: log.unverified: the log contains header and claims"));
    }

    private static String response(GuardResponse response) {
        return response.status() + "\n"
                + response.headers().stream()
                        .map(header -> header.name() + ": " + header.value())
                        .collect(Collectors.joining("\n"))
                + "\n" + response.body() + "\n" + response.errorPage();
    }

    private static String attributes() {
        StringBuilder text = new StringBuilder();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName name : server.queryNames(new ObjectName("io.github.jwtfilter:*"), null)) {
                text.append(name);
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    text.append('\n').append(server.getAttribute(name, attribute.getName()));
                }
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
