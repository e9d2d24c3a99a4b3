package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands and the tokens of an application's own sessions, whose issuer contains the context path. */
class SessionIssuerTest {
    private static final String SESSIONS =
            "session.store = memory\nsession.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA\n";
    private static final String UNKNOWN = "session.name is not set, so that the issuer of the sessions"
            + " (urn:jwt-filter:NAME) and their cookies depend on the context path, which is not known here: set session.name"
            + " in the settings, or -Djwtfilter.session.name=NAME before -jar.";

    @TempDir
    Path directory;

    @Test
    void explain_examines_a_token_of_a_session_completely() throws IOException {
        DoctorRun run = explain(SESSIONS + "session.name = shop\n", token("shop"));

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "ACCEPTED: \"alice\"",
                        "passed      issuer (iss)        \"urn:jwt-filter:shop\", as expected",
                        "passed      signature           valid",
                        "passed      audience (aud)      \"urn:jwt-filter:shop\", as expected",
                        "passed      expiry (exp)",
                        "passed      roles               \"clerk\" from roles")
                .doesNotContain("session.name");
    }

    @Test
    void explain_states_that_the_issuer_of_sessions_is_not_known() throws IOException {
        DoctorRun run = explain(SESSIONS, token("shop"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "REJECTED: wrong-issuer",
                        "Note: " + UNKNOWN + " Or add --context-path.",
                        "Cause:  The token is from the sessions of an application with another name")
                .doesNotContain("issuer = urn:");
        assertThat(explain(SESSIONS, token("shop"), "--context-path", "/shop").status())
                .isZero();
    }

    @Test
    void explain_states_the_name_of_another_application() throws IOException {
        DoctorRun run = explain(SESSIONS + "session.name = desk\n", token("shop"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("Cause:  The token is from the sessions of an application with another name")
                .doesNotContain("session.name is not set");
    }

    @Test
    void explain_finds_the_cookie_of_a_session_below_a_context_path() throws IOException {
        String[] request = {"--request", "GET /shop/orders", "--cookie", "__Host-shop-access=" + token("shop")};
        List<String> located = new ArrayList<>(Arrays.asList(request));
        located.addAll(List.of("--context-path", "/shop"));

        assertThat(explain(SESSIONS, "", request).out()).contains("REJECTED: no-token", UNKNOWN);
        assertThat(explain(SESSIONS, "", located.toArray(new String[0])).out())
                .contains("ACCEPTED: \"alice\"", "\"GET /shop/orders\"");
    }

    @Test
    void a_context_path_without_a_slash_is_an_error() throws IOException {
        DoctorRun run = explain(SESSIONS, token("shop"), "--context-path", "shop");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--context-path: write it with its slash, such as /legacy.");
        assertThat(explain(SESSIONS, token("ROOT"), "--context-path", "/").status())
                .isZero();
    }

    @Test
    void revoke_states_that_the_issuer_of_sessions_is_not_known() throws IOException {
        String store = SESSIONS + "revocation.store = jdbc\nstore.jdbc.create = true\nstore.jdbc.url = jdbc:h2:mem:"
                + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1\n";

        DoctorRun token = run(store, token("shop"), "revoke", "--token", "-");
        assertThat(token.status()).isEqualTo(1);
        assertThat(token.out()).isEqualTo("not revoked: wrong-issuer, the issuer is not configured. " + UNKNOWN + "\n");

        DoctorRun session = run(store, "", "revoke", "--sid", "1");
        assertThat(session.status()).isEqualTo(2);
        assertThat(session.err())
                .contains(
                        "Name the issuer of the tokens with --issuer: [urn:jwt-filter:<name>]. For those of sessions: "
                                + UNKNOWN);
        assertThat(run(store, "", "revoke", "--sid", "1", "--issuer", "urn:jwt-filter:shop")
                        .status())
                .isZero();
        assertThat(run(store + "session.name = shop\n", token("shop"), "revoke", "--token", "-")
                        .status())
                .isZero();
    }

    @Test
    void check_states_that_the_names_of_cookies_are_not_known() throws IOException {
        assertThat(run(SESSIONS, "", "check").out()).contains(UNKNOWN);
        assertThat(run(SESSIONS + "session.name = shop\n", "", "check").out())
                .contains("__Host-shop-access")
                .doesNotContain("is not set");
        assertThat(run("issuer = idp\naudience = desk\nkeys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA\n", "", "check")
                        .out())
                .doesNotContain("session.name");
    }

    private String token(String name) throws IOException {
        Path file = Files.writeString(directory.resolve("issuing.properties"), SESSIONS + "session.name = " + name);
        return DoctorRun.of("", "token", "issue", "--settings", file.toString(), "--sub", "alice", "--role", "clerk")
                .out()
                .trim();
    }

    private DoctorRun explain(String settings, String token, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("explain"));
        arguments.addAll(Arrays.asList(options));
        return run(settings, token, arguments.toArray(new String[0]));
    }

    /** Runs a command whose first parameter is the settings file. */
    private DoctorRun run(String settings, String in, String... arguments) throws IOException {
        Path file = Files.writeString(directory.resolve("app.properties"), settings);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add(1, file.toString());
        return DoctorRun.of(in, all.toArray(new String[0]));
    }
}
