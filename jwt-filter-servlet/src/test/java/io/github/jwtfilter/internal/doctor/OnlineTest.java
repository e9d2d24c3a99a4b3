package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with an identity provider. */
class OnlineTest {
    @TempDir
    Path directory;

    @Test
    void accepts_a_provider_with_usable_keys() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            DoctorRun run = check(provider);

            assertThat(run.out())
                    .contains("Online: issuer, " + provider.issuer() + "/.well-known/openid-configuration")
                    .contains("reachable; the metadata name the configured issuer")
                    .contains("usable keys from " + provider.issuer() + "/keys: 1")
                    .contains("GET " + provider.issuer() + "/.well-known/openid-configuration: 200")
                    .contains("GET " + provider.issuer() + "/keys: 200")
                    .contains("issuer of the metadata: \"" + provider.issuer() + "\"")
                    .contains("  key EC P-256: kid \"k1\" ES256 thumbprint ")
                    .contains("clock: the server is ")
                    .doesNotContain("finding");
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void reports_that_the_issuer_of_a_configured_set_is_not_verified() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            Path file = Files.writeString(
                    directory.resolve("settings.properties"),
                    "issuer = https://nobody.example.com\naudience = desk\nkeys.jwks-uri = " + provider.issuer()
                            + "/keys\n");
            DoctorRun run = DoctorRun.of("", "check", "--online", file.toString());

            assertThat(run.out())
                    .contains("reachable", "usable keys")
                    .doesNotContain("the metadata name the configured issuer");
        }
    }

    @Test
    void sends_no_request_unless_configured() throws Exception {
        String address;
        try (OneProvider gone = new OneProvider(Duration.ZERO)) {
            address = gone.issuer();
        }
        DoctorRun offline = DoctorRun.of("", "check", settings(address).toString());

        assertThat(offline.status()).isZero();
        assertThat(offline.out()).doesNotContain("Online: ");
    }

    @Test
    void reports_a_provider_that_is_down() throws Exception {
        String address;
        try (OneProvider gone = new OneProvider(Duration.ZERO)) {
            address = gone.issuer();
        }
        DoctorRun run = check(address);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("finding: issuer: no keys: the server ").doesNotContain("Exception");
    }

    @Test
    void reports_the_metadata_of_another_issuer() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            provider.metadata("https://other.example.com");
            DoctorRun run = check(provider);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("an issuer that the settings do not list");
        }
    }

    @Test
    void writes_the_line_for_the_issuer_that_the_metadata_name() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            provider.metadata(provider.issuer() + "/\\u001b[2J");
            DoctorRun run = check(provider);

            assertThat(run.out())
                    .contains("issuer of the metadata: \"" + provider.issuer() + "/\\u001b[2J\"")
                    .contains("remedy: the settings name \"" + provider.issuer() + "\"")
                    .contains("    issuer = " + provider.issuer() + "/\\u001b[2J")
                    .contains("clock: the server is ");
        }
    }

    @Test
    void lists_each_address_that_was_tried_and_the_remedy_of_the_failure() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            DoctorRun run = check(provider.issuer() + "/realms/absent");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .contains("GET " + provider.issuer() + "/realms/absent/.well-known/openid-configuration: 404")
                    .contains("GET " + provider.issuer() + "/.well-known/oauth-authorization-server/realms/absent: 404")
                    .contains("finding: issuer: no keys: ", "remedy: The address does not exist on the server: ")
                    .contains("clock: no response has a Date header. To compare the clocks, run explain");
        }
    }

    @Test
    void reports_the_cause_of_a_refused_connection() throws Exception {
        String address;
        try (OneProvider gone = new OneProvider(Duration.ZERO)) {
            address = gone.issuer();
        }

        assertThat(check(address).out())
                .contains("GET " + address + "/.well-known/openid-configuration: ", "connection refused")
                .contains("remedy: The identity provider is not running at this address and port");
    }

    @Test
    void reports_a_set_without_usable_keys_and_does_not_quote_it() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            provider.keys("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0LW9mLXRoZS1wcm92aWRlcg\"}]}");
            DoctorRun run = check(provider);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("finding: issuer: no keys").doesNotContain("c2VjcmV0");
        }
    }

    @Test
    void reports_a_warning_for_a_set_with_usable_keys() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            provider.keysAnd("{\"kty\":\"RSA\",\"kid\":\"broken\"}");
            DoctorRun run = check(provider);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).contains("usable keys", "finding: ", "\"broken\"");
        }
    }

    @Test
    void shows_the_ids_of_fetched_keys_and_revoked_ones() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            Path file = Files.writeString(
                    settings(provider.issuer()), "keys.revoked = k1, gone\n", StandardOpenOption.APPEND);
            DoctorRun run = DoctorRun.of("", "check", "--online", file.toString());

            assertThat(run.out())
                    .containsPattern("kid \"k1\" ES256 thumbprint [A-Za-z0-9_-]{43} REVOKED")
                    .contains("/keys: 0", "finding: issuer: every key is revoked (keys.revoked)")
                    .contains("keys.revoked: no fetched key has the name \"gone\"");
            assertThat(run.status()).isEqualTo(1);
        }
    }

    @Test
    void reports_a_clock_that_is_an_hour_ahead_or_behind() throws Exception {
        try (OneProvider ahead = new OneProvider(Duration.ofHours(1));
                OneProvider behind = new OneProvider(Duration.ofHours(-1))) {
            assertThat(check(ahead).out()).containsPattern("finding: issuer: clock: the server is 3[56]\\d\\d s ahead");
            assertThat(check(behind).out())
                    .containsPattern("finding: issuer: clock: the server is 3[56]\\d\\d s behind");
        }
    }

    @Test
    void explains_tokens_by_fetched_keys() throws Exception {
        try (OneProvider provider = new OneProvider(Duration.ZERO)) {
            Path file = settings(provider.issuer());
            DoctorRun run = DoctorRun.of(provider.token("alice") + "\n", "explain", "--json", file.toString());

            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("\"accepted\":true", "alice");
        }
    }

    private DoctorRun check(OneProvider provider) throws IOException {
        return check(provider.issuer());
    }

    private DoctorRun check(String issuer) throws IOException {
        return DoctorRun.of("", "check", "--online", settings(issuer).toString());
    }

    private Path settings(String issuer) throws IOException {
        return Files.writeString(
                directory.resolve("settings.properties"), "issuer = " + issuer + "\naudience = desk\n");
    }
}
