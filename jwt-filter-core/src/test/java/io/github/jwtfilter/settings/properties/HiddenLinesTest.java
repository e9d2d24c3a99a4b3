package io.github.jwtfilter.settings.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is not a setting may be a secret: of a file at the wrong location, or after a forgotten backslash. */
class HiddenLinesTest {
    private static final String NO_SETTINGS = "jwt-filter.properties:1: no line of the file is a setting, and none is"
            + " shown, since it may be a secret; check the location of the settings file, which contains lines of the form"
            + " key = value";
    private static final String NOT_A_SETTING =
            ": the line is not a setting, and is not shown, since it may be a secret;"
                    + " write key = value with one of the keys in the settings reference, or remove the line";

    private static final String PEM = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2
            OF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r
            1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G
            c2VjcmV0c2VjcmV0==
            -----END PRIVATE KEY-----
            """;

    private final SettingsUnderTest settings = new SettingsUnderTest();

    static Stream<String> secrets() {
        return Stream.of(
                "hunter2",
                "hunter2=",
                "hunter2==",
                "hunter2:",
                "Hunter2-Secret",
                "secret.of.the.application",
                "keys-secret",
                "correct horse battery staple",
                "correct\thorse",
                "correct\\ horse",
                "c2VjcmV0IG9mIHRoZSBhcHBsaWNhdGlvbg==",
                "c2VjcmV0IG9mIHRoZSBhcHBsaWNhdGlvbg=",
                "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl",
                "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl",
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
                "-----BEGIN PRIVATE KEY-----",
                "cafe\u0301 secret",
                "\u201chunter2\u201d",
                "hunter\u200b2",
                "hunter2\u00a0=\u00a0x",
                "-hunter2",
                "*hunter2*",
                "[hunter2]",
                "hunter2\\",
                "x".repeat(65) + " = 1",
                "Ab1".repeat(21) + "= 1");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_file_with_a_secret_is_reported_without_its_text(String secret) {
        assertThat(all(settings.read(secret))).containsExactly(NO_SETTINGS);
        assertThat(all(settings.read("\ufeff" + secret + "\r\n"))).containsExactly(NO_SETTINGS);
        assertThat(all(settings.read("# comment\n\n" + secret + "\n" + secret)))
                .containsExactly(NO_SETTINGS.replace(":1:", ":3:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p4ss=w0rd",
                "hunter2:x",
                "admin:$apr1$hunter2",
                "hunter2 = x",
                "db.example.com:5432:app:alice:hunter2",
                "DB_PASSWORD=hunter2",
                "[db]\nuser=alice\npass = hunter2"
            })
    void a_file_without_any_known_key_is_reported_without_its_text(String content) {
        assertThat(all(settings.read(content))).containsExactly(NO_SETTINGS);
    }

    @Test
    void a_key_file_is_one_problem() {
        assertThat(all(settings.read(PEM))).containsExactly(NO_SETTINGS);
        assertThat(all(settings.read("{\n  \"kty\": \"oct\",\n  \"k\": \"c2VjcmV0\",\n  \"secret\": \"hunter2\"\n}")))
                .containsExactly(NO_SETTINGS);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_line_among_settings_is_reported_by_its_number(String secret) {
        assertThat(all(settings.complete("\n" + secret + "\n")))
                .singleElement()
                .asString()
                .doesNotContain("hunter")
                .matches(problem -> problem.equals("jwt-filter.properties:5" + NOT_A_SETTING)
                        || problem.startsWith("jwt-filter.properties:5: the key contains a"));
    }

    @Test
    void a_key_among_settings_is_not_shown_where_it_occurs() {
        List<String> problems = all(settings.complete("keys.secret = \\\n" + PEM));

        assertThat(problems)
                .filteredOn(problem -> problem.contains("not a setting"))
                .hasSize(5)
                .allMatch(problem -> problem.endsWith(NOT_A_SETTING));
        for (String line : PEM.split("\n")) {
            assertThat(problems.toString()).doesNotContain(line.substring(0, 12));
        }
    }

    /** The name of an issuer is not a secret if the line has a value. */
    @Test
    void an_issuer_is_not_created_by_a_line_that_is_hidden() {
        assertThat(all(settings.complete("issuers.hunter2")))
                .containsExactly("jwt-filter.properties:4" + NOT_A_SETTING);
        assertThat(all(settings.complete("issuers.hunter2+x.y = 1")))
                .containsExactly("jwt-filter.properties:4" + NOT_A_SETTING);
    }

    @ParameterizedTest
    @CsvSource({
        "isuer = https://idp.example.com, isuer",
        "TOKEN_COOKIE : x, TOKEN_COOKIE",
        "session.timeout = 1, session.timeout",
        "colour=blue, colour"
    })
    void a_misspelled_key_is_still_shown(String line, String key) {
        assertThat(all(settings.complete(line)))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:4: " + key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys.secret:hunter2",
                "keys.secret,hunter2",
                "keys.secret hunter2",
                "MIIEvQIBADANBgkqhkiG9w0B/hunter2",
                "keys.secret/hunter2",
                "\"hunter2\"",
                "hunter2hunter2hunter2hunter2hunter2",
                "issuers.hunter2+x.secret"
            })
    void a_value_in_the_name_of_an_override_is_not_shown(String name) {
        settings.environment.withProperty("jwtfilter." + name, "hunter2").withVariable("JWTFILTER_" + name, "hunter2");

        assertThat(all(settings.complete("")))
                .containsExactly(
                        "environment variable JWTFILTER_...: the name does not match any key, and is not shown, since it"
                                + " may be a secret; remove it",
                        "system property jwtfilter....: the name does not match any key, and is not shown, since it may"
                                + " be a secret; remove it");
    }

    @Test
    void the_name_of_a_valid_override_is_shown() {
        String property = "jwtfilter.claims.match.https://example.com/" + "role".repeat(20);
        settings.environment.withProperty(property, " ");

        assertThat(all(settings.complete("")))
                .singleElement()
                .asString()
                .startsWith("system property " + property + ": claims.match.https://");
    }

    /** Returns the problems, which must also be the only text of the exception. */
    private static List<String> all(LoadedSettings loaded) {
        List<String> problems = SettingsUnderTest.lines(loaded);
        assertThat(new SettingsException(loaded.problems().all()).getMessage()).isEqualTo(String.join("\n", problems));
        assertThat(loaded.effectiveTable()).doesNotContain("hunter2");
        return problems;
    }
}
