package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    private static final String SECRET = "correct-horse-battery-staple-0123456789";

    @TempDir
    Path directory;

    @Test
    void shows_the_effective_settings_without_the_secret() throws IOException {
        DoctorRun run = check("issuer = https://idp.example.com", "audience = desk", "keys.secret = " + SECRET);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("https://idp.example.com", "desk", "HS256")
                .doesNotContain(SECRET);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"off, settings version [0-9a-f]{8}", "10s, 'settings version [0-9a-f]{8}, read again every 10 s'"})
    void shows_the_version_of_the_settings_once(String reload, String line) throws IOException {
        DoctorRun run = check(
                "issuer = https://idp.example.com", "audience = desk", "keys.secret = " + SECRET, "reload = " + reload);

        assertThat(run.out().lines().filter(each -> each.contains("settings version")))
                .singleElement()
                .asString()
                .matches(" *" + line);
    }

    @Test
    void shows_key_identifiers_in_the_form_of_keys_revoked() throws Exception {
        ECKey one = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        ECKey two = new ECKeyGenerator(Curve.P_384).generate();
        Files.writeString(directory.resolve("keys.json"), new JWKSet(List.of(one, two)).toString());
        DoctorRun run = check(
                "issuer = https://idp.example.com",
                "audience = desk",
                "keys.jwks-file = keys.json",
                "keys.revoked = " + two.computeThumbprint());

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "Keys of issuer",
                        "  kid \"k1\" ES256 thumbprint " + one.computeThumbprint(),
                        "  kid - ES384 thumbprint " + two.computeThumbprint() + " REVOKED");
    }

    @Test
    void does_not_show_the_thumbprint_of_a_secret() throws Exception {
        DoctorRun run = check("issuer = https://idp.example.com", "audience = desk", "keys.secret = " + SECRET);

        assertThat(run.out())
                .contains("  kid - HS256 secret")
                .doesNotContain(new OctetSequenceKey.Builder(SECRET.getBytes(StandardCharsets.UTF_8))
                        .build()
                        .computeThumbprint()
                        .toString());
    }

    @Test
    void reports_a_revocation_without_a_key() throws IOException {
        DoctorRun run = check(
                "issuer = https://idp.example.com", "audience = desk", "keys.secret = " + SECRET, "keys.revoked = k1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("keys.revoked: lists names that match no key in use: \"k1\"");
    }

    @Test
    void lists_every_problem_with_file_line_key_and_remedy() throws IOException {
        DoctorRun run = check(
                "isuer = https://idp.example.com",
                "audience = desk",
                "algorithms = none",
                "claims.clock-skew = 1h",
                "keys.secret = tooshort",
                "token.cookie = ${env:NOT_SET_ANYWHERE}");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines())
                .anyMatch(
                        line -> line.contains("settings.properties:1: isuer:") && line.contains("did you mean issuer"))
                .anyMatch(line -> line.contains("settings.properties: issuer:"))
                .anyMatch(line -> line.contains("settings.properties:3: algorithms:"))
                .anyMatch(line -> line.contains("settings.properties:4: claims.clock-skew:"))
                .anyMatch(line -> line.contains("settings.properties:5: keys.secret:") && line.contains("32"))
                .anyMatch(line -> line.contains("settings.properties:6: token.cookie:"));
        assertThat(run.err() + run.out()).doesNotContain("tooshort");
    }

    @Test
    void shows_nothing_of_a_file_that_contains_no_settings() throws IOException {
        for (String secret : new String[] {"hunter2-S3CRET", "S3CRET hunter2", "S3CRET = hunter2", "UzNDUkVU="}) {
            DoctorRun run = check(secret);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("UNUSABLE: 1 error in the settings")
                    .contains("settings.properties:1: no line of the file is a setting");
            assertThat(run.err() + run.out()).doesNotContain("S3CRET", "hunter2", "UzND");
        }
    }

    @Test
    void calls_a_finding_a_finding() throws IOException {
        DoctorRun run = check("issuer = i", "audience = desk", "keys.secret = " + "ab".repeat(20));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("finding: ", "keys.secret");
    }

    @Test
    void reports_a_cookie_that_other_hosts_can_set_for_any_context() throws IOException {
        String[] lines = {"issuer = i", "audience = desk", "keys.secret = " + SECRET, ""};
        lines[3] = "token.cookie = jwt";
        assertThat(check(lines).out()).contains("finding: ", "token.cookie: other hosts of the same domain");
        lines[3] = "token.cookie = __Secure-jwt";
        assertThat(check(lines).status()).isZero();
    }

    @Test
    void reports_that_the_file_is_missing() {
        DoctorRun run = DoctorRun.of(
                "", "check", directory.resolve("nothing.properties").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("nothing.properties").doesNotContain("Exception");
    }

    @Test
    void explains_itself_when_called_wrongly() {
        assertThat(DoctorRun.of("").status()).isEqualTo(2);
        assertThat(DoctorRun.of("", "check").status()).isEqualTo(2);
        assertThat(DoctorRun.of("", "cure").status()).isEqualTo(2);
        assertThat(DoctorRun.of("", "keys").err()).contains("generate");
        assertThat(DoctorRun.of("", "--help").status()).isZero();
        assertThat(DoctorRun.of("", "--help").out()).contains("check", "explain", "keys");
    }

    @Test
    void starts_with_the_result_and_the_checked_file() throws IOException {
        DoctorRun fine = check("issuer = i", "audience = desk", "keys.secret = " + SECRET);
        DoctorRun finding = check("issuer = i", "audience = desk", "keys.secret = " + "ab".repeat(20));

        assertThat(fine.lines())
                .startsWith("OK", "", "  checked:      settings, key files, access rules")
                .anyMatch(line -> line.startsWith("  not checked:  web.xml"));
        assertThat(finding.out()).startsWith("FINDINGS: 1").containsOnlyOnce("finding: ");
    }

    @Test
    void names_the_stores_that_are_not_opened() throws IOException {
        Path database = directory.resolve("db");
        DoctorRun jdbc = check(
                "issuer = i",
                "audience = desk",
                "keys.secret = " + SECRET,
                "revocation.store = jdbc",
                "store.jdbc.create = true",
                "store.jdbc.url = jdbc:h2:file:" + database);
        DoctorRun redis = check(
                "session.store = redis", "session.secret = " + SECRET, "store.redis.url = redis://redis.example.com");

        assertThat(jdbc.status()).as(jdbc.err()).isZero();
        assertThat(jdbc.out())
                .contains("the database and its driver (at startup)")
                .doesNotContain("Redis");
        assertThat(Files.list(directory)).noneMatch(file -> file.toString().startsWith(database.toString()));
        assertThat(redis.out()).contains("Redis and its libraries (at startup)").doesNotContain("the database");
    }

    @Test
    void prints_findings_and_errors_for_programs() throws Exception {
        Path file = directory.resolve("settings.properties");
        Files.writeString(file, "issuer = i\naudience = desk\nkeys.secret = " + "ab".repeat(20));
        DoctorRun finding = DoctorRun.of("", "check", file.toString(), "--json");
        Files.writeString(file, "issuer = i");
        DoctorRun broken = DoctorRun.of("", "check", file.toString(), "--json");

        assertThat(JSONObjectUtils.parse(finding.out())).containsEntry("ok", false);
        assertThat(JSONObjectUtils.getStringList(JSONObjectUtils.parse(finding.out()), "findings"))
                .singleElement()
                .asString()
                .contains("keys.secret");
        assertThat(finding.status()).isEqualTo(1);
        assertThat(JSONObjectUtils.getStringList(JSONObjectUtils.parse(broken.out()), "errors"))
                .anyMatch(error -> error.contains("audience"));
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.err()).isEmpty();
    }

    private DoctorRun check(String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("settings.properties"), String.join("\n", lines));
        return DoctorRun.of("", "check", file.toString());
    }
}
