package io.github.jwtfilter.internal.jwks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.FixedKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which keys of each issuer the settings and their files revoke. */
class RevocationListsTest {
    private static final String PARTNER = "issuers.partner.issuer = https://partner.example.net\n"
            + "issuers.partner.audience = app\nissuers.partner.principal.prefix = partner/\n"
            + "issuers.partner.roles.prefix.add = partner-\nissuers.partner.keys.jwks-file = partner.json\n";

    private final LoggedLines lines = LoggedLines.of(RevocationLists.class);
    private final LoggedLines ofFiles = LoggedLines.of(RevocationFile.class);
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1));
    private final AtomicLong nanos = new AtomicLong();
    private KeyFolder folder;

    @BeforeEach
    void createFolder(@TempDir Path directory) {
        folder = new KeyFolder(directory);
        folder.write(
                "keys.json", StoredText.jwks(StoredText.ec(TestKeys.P_256, "k1"), StoredText.ec(TestKeys.P_384, "k2")));
        folder.write(
                "partner.json",
                StoredText.jwks(StoredText.rsa(TestKeys.RSA, "k1"), StoredText.rsa(TestKeys.OTHER_RSA, "k3")));
    }

    @AfterEach
    void end() {
        scheduler.close();
        lines.close();
        ofFiles.close();
    }

    @Test
    void without_the_setting_the_keys_are_left_as_they_are() {
        LoadedSettings loaded = folder.load("keys.jwks-file = keys.json");
        TrustedIssuer issuer = loaded.settings().issuers().get(0);
        KeySource keys = FileKeySources.open(issuer, loaded, folder.clock, scheduler, nanos::get);

        assertThat(RevocationLists.open(loaded, scheduler, nanos::get).revocable(issuer, keys))
                .isSameAs(keys);
    }

    @Test
    void names_in_the_settings_and_in_files_revoke_keys() {
        folder.write("revoked.txt", "k2\n");

        assertThat(revoked(open("keys.jwks-file = keys.json", "keys.revoked = k1, file:revoked.txt")))
                .containsExactly("k1 k2");
        assertThat(revoked(open("keys.jwks-file = keys.json", "keys.revoked = file:revoked.txt")))
                .containsExactly("k2");
    }

    @Test
    void a_key_id_is_revoked_under_every_issuer() {
        assertThat(revoked(open("keys.jwks-file = keys.json", PARTNER + "keys.revoked = k1")))
                .containsExactly("k1", "k1");
    }

    @Test
    void the_line_of_one_issuer_is_added_to_the_line_for_all() {
        assertThat(revoked(open("keys.jwks-file = keys.json", PARTNER + "issuers.partner.keys.revoked = k1")))
                .containsExactly("", "k1");
        assertThat(revoked(open(
                        "keys.jwks-file = keys.json",
                        PARTNER + "keys.revoked = k2\nissuers.partner.keys.revoked = k3")))
                .containsExactly("k2", "k3");
        assertThat(revoked(open(
                        "keys.jwks-file = keys.json", PARTNER + "keys.revoked = *\nissuers.partner.keys.revoked = k3")))
                .containsExactly("k1 k2", "k1 k3");
    }

    @Test
    void a_file_that_is_missing_at_the_start_is_an_error() {
        LoadedSettings loaded = folder.load("keys.jwks-file = keys.json", "keys.revoked = file:revoked.txt");
        RevocationLists.open(loaded, scheduler, nanos::get);

        assertThat(loaded.problems().all()).singleElement().satisfies(problem -> {
            assertThat(problem.error()).isTrue();
            assertThat(problem.toString())
                    .startsWith("jwt-filter.properties:4: keys.revoked: there is no file ")
                    .contains("; create the file so that the server can read it");
        });
    }

    @Test
    void every_line_that_cannot_be_read_at_the_start_is_an_error_with_its_number() {
        folder.write("revoked.txt", "k1\nk2 k3\n\nk4,k5\n");
        LoadedSettings loaded = folder.load("keys.jwks-file = keys.json", "keys.revoked = file:revoked.txt");
        RevocationLists.open(loaded, scheduler, nanos::get);

        assertThat(loaded.problems().all())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "keys.revoked: revoked.txt, line 2 contains more than one name; write one name"
                                                + " per"),
                        line -> assertThat(line)
                                .contains("keys.revoked: revoked.txt, line 4 contains more than one name"));
    }

    @Test
    void the_location_from_an_expression_is_not_shown() {
        folder.environment.withProperty("place", "hunter2.txt");
        LoadedSettings loaded = folder.load("keys.jwks-file = keys.json", "keys.revoked = file:${sys:place}");
        RevocationLists.open(loaded, scheduler, nanos::get);

        assertThat(loaded.problems().all().toString()).contains("${sys:place}").doesNotContain("hunter2");
    }

    @Test
    void names_without_a_key_are_a_finding_if_all_keys_are_known() {
        folder.write("revoked.txt", "k4\n");

        assertThat(findings("keys.jwks-file = keys.json", "keys.revoked = k1, k3, file:revoked.txt"))
                .singleElement()
                .asString()
                .startsWith(
                        "jwt-filter.properties:4: keys.revoked: lists names that match no key in use: \"k3\", \"k4\";");
        assertThat(findings("keys.jwks-file = keys.json", PARTNER + "keys.revoked = k3, k1"))
                .isEmpty();
        assertThat(findings("keys.jwks-file = keys.json", PARTNER + "issuers.partner.keys.revoked = k2"))
                .singleElement()
                .asString()
                .contains("issuers.partner.keys.revoked: lists names that match no key in use: \"k2\"");
    }

    @Test
    void names_without_a_key_are_no_finding_if_keys_are_fetched() {
        assertThat(findings("keys.revoked = k9")).isEmpty();
    }

    @Test
    void a_key_id_is_a_finding_for_keys_that_have_none() {
        folder.write("key.pem", StoredText.pem(TestKeys.P_256));

        assertThat(findings("keys.public-key = key.pem", "keys.revoked = k1"))
                .singleElement()
                .asString()
                .contains("match no key in use: \"k1\"", "have no key ID");
    }

    @Test
    void revoking_every_key_is_a_finding() {
        assertThat(findings("keys.jwks-file = keys.json", "keys.revoked = *"))
                .singleElement()
                .asString()
                .contains("keys.revoked: revokes every key (*): no token is accepted");
        assertThat(findings("keys.jwks-file = keys.json", PARTNER + "issuers.partner.keys.revoked = *"))
                .singleElement()
                .asString()
                .contains("issuers.partner.keys.revoked: revokes every key (*): no token of this issuer is accepted");
    }

    @Test
    void the_startup_log_lists_the_revocations() {
        assertThat(open("keys.jwks-file = keys.json", "keys.revoked = k1")
                        .sources
                        .get(0)
                        .description())
                .isEqualTo("2 keys, reloaded on change, keys.revoked lists 1 name");
        assertThat(open("keys.jwks-file = keys.json", "keys.revoked = *")
                        .sources
                        .get(0)
                        .description())
                .isEqualTo("2 keys, reloaded on change, EVERY KEY REVOKED (keys.revoked = *)");
    }

    @Test
    void a_name_added_to_the_file_revokes_its_key_while_the_scheduler_runs() throws Exception {
        folder.write("revoked.txt", "# none\n");
        Opened opened = open("keys.jwks-file = keys.json", PARTNER + "keys.revoked = file:revoked.txt");
        CountDownLatch revoked = new CountDownLatch(1);
        CountDownLatch lifted = new CountDownLatch(1);
        scheduler.eachTick(() -> {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            boolean any = !opened.sources.get(0).health().revoked().isEmpty();
            if (any && revoked.getCount() > 0) {
                revoked.countDown();
            } else if (!any && revoked.getCount() == 0) {
                lifted.countDown();
            }
        });
        assertThat(revoked(opened)).containsExactly("", "");
        folder.write("revoked.txt", "k1\n");

        assertThat(opened.sources.get(0).current().reason())
                .as("a token starts the scheduler")
                .isNull();

        assertThat(revoked.await(3, TimeUnit.MINUTES)).isTrue();
        assertThat(revoked(opened)).containsExactly("k1", "k1");
        folder.write("revoked.txt", "# none\n");
        assertThat(lifted.await(3, TimeUnit.MINUTES)).isTrue();
        assertThat(revoked(opened)).containsExactly("", "");
    }

    @Test
    void the_log_lists_once_the_revoked_keys_and_the_names_without_a_key() throws IOException {
        folder.write("revoked.txt", "# none\n");
        Opened opened = open("keys.jwks-file = keys.json", "keys.revoked = file:revoked.txt");
        opened.lists.report();
        String thumbprint = opened.sources.get(0).known().keys().get(0).description();
        scheduler.eachTick(() -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));
        Files.writeString(folder.path("revoked.txt"), "k1\nk-typo\n");
        scheduler.start();
        Await.until("both lines are logged", () -> lines.all().size() == 2);

        assertThat(lines.all())
                .containsExactly(
                        "WARNING Keys, 1 of 2 revoked: " + thumbprint,
                        "WARNING keys.revoked lists names that match no known key: \"k-typo\"");
        assertThat(thumbprint).startsWith("kid \"k1\" ES256 thumbprint ");
    }

    private List<String> findings(String... settings) {
        Opened opened = open(settings);
        opened.lists.report();
        assertThat(opened.loaded.problems().hasErrors()).isFalse();
        return opened.loaded.problems().all().stream().map(Problem::toString).collect(Collectors.toList());
    }

    /** Returns the IDs of the revoked keys of each issuer. */
    private static List<String> revoked(Opened opened) {
        return opened.sources.stream()
                .map(source -> source.known().revoked().stream()
                        .map(VerificationKey::keyId)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toList());
    }

    private Opened open(String... settings) {
        LoadedSettings loaded = folder.load(settings);
        RevocationLists lists = RevocationLists.open(loaded, scheduler, nanos::get);
        List<KeySource> sources = new ArrayList<>();
        for (TrustedIssuer issuer : loaded.settings().issuers()) {
            KeySource keys = issuer.keys().remote()
                    ? new FixedKeys("remote", KeySet.empty())
                    : FileKeySources.open(issuer, loaded, folder.clock, scheduler, nanos::get);
            sources.add(lists.revocable(issuer, keys));
        }
        return new Opened(loaded, lists, sources);
    }

    private record Opened(LoadedSettings loaded, RevocationLists lists, List<KeySource> sources) {}
}
