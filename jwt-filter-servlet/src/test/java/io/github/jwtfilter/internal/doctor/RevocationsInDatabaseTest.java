package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator revokes tokens of a running application in its database. */
class RevocationsInDatabaseTest {
    private static final String SECRET = "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA";

    @TempDir
    Path directory;

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private Path settings = Path.of("unset");

    @BeforeEach
    void settings() throws IOException {
        settings = settings("claims.max-lifetime = 1h");
    }

    private Path settings(String more) throws IOException {
        return Files.writeString(
                directory.resolve("app.properties"),
                "issuer = idp\naudience = desk\nkeys.secret = " + SECRET
                        + "\nrevocation.store = jdbc\nstore.jdbc.create = true\nstore.jdbc.url = " + database + "\n"
                        + more
                        + "\n");
    }

    @Test
    void a_token_from_standard_input_is_rejected_by_the_running_application_at_once() {
        String token = issue("--sub", "alice");
        String other = issue("--sub", "alice");
        try (JwtGuard application = JwtGuard.builder(settings).build()) {
            assertThat(application.authenticate(token).reason()).isNull();

            DoctorRun revoked = DoctorRun.of("Authorization: Bearer " + token + "\n", args("revoke", "--token", "-"));

            assertThat(revoked.status()).as(revoked.err()).isZero();
            assertThat(revoked.out()).startsWith("revoked: ").contains(" TOKEN jti=", " iss=\"idp\", until ");
            assertThat(revoked.out() + revoked.err()).doesNotContain(token).doesNotContain(SECRET);
            assertThat(application.authenticate(token).reason()).isEqualTo(RejectionReason.REVOKED);
            assertThat(application.authenticate(other).reason()).isNull();
        }
    }

    @Test
    void explain_shows_the_revocation() {
        String token = issue("--sub", "alice");
        assertThat(DoctorRun.of(token, args("explain")).out()).contains("passed      revocation");
        run("revoke", "--subject", "alice");

        DoctorRun explained = DoctorRun.of(token, args("explain"));
        assertThat(explained.status()).isEqualTo(1);
        assertThat(explained.out()).contains("FAILED      revocation");
    }

    @Test
    void a_token_that_the_settings_do_not_accept_is_not_revoked() {
        String token = issue("--sub", "alice");
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        DoctorRun run = DoctorRun.of(forged, args("revoke", "--token", "-"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("not revoked: bad-signature").doesNotContain(forged);
        assertThat(listed()).isEmpty();
    }

    @Test
    void tokens_that_have_expired_or_are_not_valid_yet_can_be_revoked() {
        DoctorRun expired = DoctorRun.of(issue("--expires=-5m"), args("revoke", "--token", "-"));
        assertThat(expired.status()).as(expired.err()).isZero();
        assertThat(expired.out()).contains("The token has expired", "revoked: ");

        String early = issue("--claim", "nbf:=" + Instant.now().plusSeconds(300).getEpochSecond());
        DoctorRun future = DoctorRun.of(early, args("revoke", "--token", "-"));
        assertThat(future.status()).as(future.err()).isZero();
        assertThat(future.out()).startsWith("revoked: ");

        assertThat(DoctorRun.of(early, args("revoke", "--token", "-")).status()).isZero();
        assertThat(listed()).hasSize(2);
    }

    @Test
    void a_token_without_an_id_names_the_alternatives() {
        DoctorRun run = DoctorRun.of(issue("--claim", "jti:=null"), args("revoke", "--token", "-"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no jti", "revokeSubject");
        assertThat(DoctorRun.of("\n", args("revoke", "--token", "-")).status()).isEqualTo(2);
    }

    @Test
    void every_kind_is_revoked_listed_and_removed() {
        assertThat(run("revoke", "--jti", "'; DROP TABLE x; --").out()).contains(" TOKEN jti=");
        assertThat(run("revoke", "--sid", "s", "--expires", "2099-01-01T00:00:00Z")
                        .out())
                .contains(" SESSION sid=\"s\" iss=\"idp\", until 2099-01-01T00:01:00Z");
        assertThat(run("revoke", "--subject", "Zo\u00eb", "--issuer", "idp").out())
                .contains(" SUBJECT sub=\"Zo\\u00eb\" iss=\"idp\", issued before ");
        assertThat(run("revoke", "--all", "--issued-before", "2099-01-01T00:00:00Z")
                        .out())
                .contains(" ALL all tokens, issued before 2099-01-01T00:00:00Z", "note: the time is in the future");
        DoctorRun key = run("revoke", "--key", "k1");
        assertThat(key.out())
                .contains(" KEY key=\"k1\", until it is removed", "note: no key of the settings has this name");
        assertThat(run("revoke", "--key", "*").out()).doesNotContain("note:");

        List<String> lines = listed();
        assertThat(lines).hasSize(6);
        for (String line : lines) {
            assertThat(run("revocations remove", line.substring(0, 43)).status())
                    .isZero();
        }
        assertThat(listed()).isEmpty();
    }

    @Test
    void an_unknown_id_or_issuer_is_reported() {
        DoctorRun removed = run("revocations remove", "A".repeat(43));
        assertThat(removed.status()).isEqualTo(1);
        assertThat(removed.out()).contains("There is no revocation with this ID");

        for (String start : List.of("-", "--", "-h", "-V", "-x=", "--help")) {
            DoctorRun hyphen = run("revocations remove", start + "A".repeat(43 - start.length()));
            assertThat(hyphen.out()).as(start).contains("There is no revocation with this ID");
        }
        assertThat(run("revocations remove", "--help").out()).contains("Usage:");

        assertThat(run("revocations remove", "k1").status()).isEqualTo(2);
        DoctorRun typo = run("revoke", "--jti", "1", "--issuer", "ipd");
        assertThat(typo.status()).isEqualTo(2);
        assertThat(typo.err()).contains("\"ipd\"", "[idp]");
        assertThat(listed()).isEmpty();
    }

    @Test
    void the_list_can_be_limited_and_pruned() {
        run("revoke", "--key", "k1");
        run("revoke", "--key", "k2");
        run("revoke", "--jti", "1", "--expires", "2020-01-01T00:00:00Z");

        assertThat(run("revocations list", "--limit", "2").err()).contains("2 revocations, possibly more");
        assertThat(run("revocations prune").out()).contains("removed 1");
        assertThat(listed()).hasSize(2);
    }

    @Test
    void without_a_limit_of_the_lifetime_a_note_says_how_to_remove_the_entry() throws IOException {
        settings("revocation.cache = 30s");
        DoctorRun run = run("revoke", "--subject", "alice");

        assertThat(run.out()).contains("until it is removed", "claims.max-lifetime", "cache results for 30 s");
    }

    @Test
    void a_database_that_is_down_is_an_error_with_its_reason() throws IOException {
        Files.writeString(settings, Files.readString(settings).replace(database, "jdbc:h2:tcp://127.0.0.1:1/mem:x"));
        for (String command : List.of("revocations list", "revocations prune")) {
            DoctorRun run = run(command);
            assertThat(run.status()).as(run.out()).isEqualTo(2);
            assertThat(run.err()).doesNotContain("unexpected");
        }
        assertThat(run("revoke", "--key", "k1").status()).isEqualTo(2);
        assertThat(DoctorRun.of(issue(), args("revoke", "--token", "-")).status())
                .isEqualTo(2);
    }

    private List<String> listed() {
        DoctorRun run = run("revocations list");
        assertThat(run.status()).as(run.err()).isZero();
        return run.lines();
    }

    /** Issues a token, with settings that need no database. */
    private String issue(String... options) {
        List<String> all =
                new ArrayList<>(List.of("token", "issue", "--secret-file", secret(), "--iss", "idp", "--aud", "desk"));
        all.addAll(Arrays.asList(options));
        DoctorRun run = DoctorRun.of("", all.toArray(new String[0]));
        assertThat(run.status()).as(run.err()).isZero();
        return run.out().trim();
    }

    private String secret() {
        try {
            return Files.writeString(directory.resolve("secret.txt"), SECRET).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private DoctorRun run(String command, String... options) {
        return DoctorRun.of("", args(command, options));
    }

    private String[] args(String command, String... options) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.add(settings.toString());
        for (String option : options) {
            all.add(option);
        }
        return all.toArray(new String[0]);
    }
}
