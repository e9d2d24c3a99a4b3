package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private static final String ISSUER = "issuer = https://idp.example.com\n";
    private static final String AUDIENCE = "audience = app\n";
    private static final String KEYS = "keys.jwks-file = jwks.json\n";

    private final SettingsUnderTest settings = new SettingsUnderTest();

    private List<String> problemsOf(String content) {
        return SettingsUnderTest.lines(settings.read(content));
    }

    @Test
    void an_empty_file_lacks_issuer_and_audience() {
        assertThat(problemsOf(""))
                .containsExactly(
                        "jwt-filter.properties: issuer: is missing: it names the issuer whose tokens are accepted; add"
                                + " a line like `issuer = https://idp.example.com/realms/legacy`",
                        "jwt-filter.properties: audience: is missing: it names the application for which tokens must be"
                                + " issued; add a line like `audience = legacy-app`");
    }

    @Test
    void a_bad_value_is_not_also_missing() {
        assertThat(problemsOf("issuer =\naudience = a b\nkeys.jwks-file = http://x\n"))
                .hasSize(3);
    }

    @Test
    void accepting_bound_tokens_as_bearer_tokens_is_a_finding() {
        assertThat(SettingsUnderTest.lines(settings.complete("token.confirmation = ignore")))
                .singleElement()
                .asString()
                .contains("token.confirmation: accepts tokens that are bound to a key or certificate");
        assertThat(SettingsUnderTest.lines(settings.complete("token.confirmation = refuse")))
                .isEmpty();
        assertThat(SettingsUnderTest.lines(settings.complete("token.confirmation = off")))
                .singleElement()
                .asString()
                .contains("write one of: refuse, ignore");
    }

    @Test
    void any_disables_the_check_and_must_be_the_only_value() {
        LoadedSettings loaded = settings.read("issuer = any\naudience = any\n" + KEYS);
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().issuers().get(0).issuer().issuers()).isEmpty();
        assertThat(loaded.settings().issuers().get(0).issuer().audiences()).isEmpty();
        assertThat(problemsOf("issuer = any, https://a.example.com\naudience = app, any\n" + KEYS))
                .containsExactly(
                        "jwt-filter.properties:1: issuer: combines any with other values; write any alone, or remove"
                                + " it from the list",
                        "jwt-filter.properties:2: audience: combines any with other values; write any alone, or remove"
                                + " it from the list");
    }

    @Test
    void an_issuer_contains_no_blanks() {
        assertThat(problemsOf("issuer = \"https://a .example.com\"\n" + AUDIENCE + KEYS))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:1: issuer: contains an issuer with a blank; ");
    }

    @Test
    void reports_all_sources_of_keys_if_there_are_several() {
        settings.environment.withVariable("JWTFILTER_KEYS_PUBLIC_KEY", "a.pem");
        assertThat(problemsOf(ISSUER + AUDIENCE + KEYS))
                .containsExactly(
                        "jwt-filter.properties:3: keys.jwks-file: is not the only source of keys: keys.jwks-file"
                                + " (jwt-filter.properties:3), keys.public-key (environment variable"
                                + " JWTFILTER_KEYS_PUBLIC_KEY); keep one");
    }

    @Test
    void explains_why_a_secret_cannot_be_combined_with_public_keys() {
        assertThat(problemsOf(ISSUER + AUDIENCE + KEYS + "keys.secret = 0123456789\n"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:4: keys.secret: is not the only source of keys: keys.secret"
                        + " (jwt-filter.properties:4), keys.jwks-file (jwt-filter.properties:3); keep one: an"
                        + " issuer has either a secret or public keys");
    }

    @Test
    void rejects_keystore_settings_without_a_keystore() {
        assertThat(problemsOf(ISSUER + AUDIENCE + KEYS + "keys.keystore.type = JKS\nkeys.keystore.password = x"))
                .containsExactly(
                        "jwt-filter.properties:5: keys.keystore.password: has no effect without keys.keystore; add"
                                + " keys.keystore, or remove this line",
                        "jwt-filter.properties:4: keys.keystore.type: has no effect without keys.keystore; add"
                                + " keys.keystore, or remove this line");
    }

    @Test
    void reports_settings_without_effect() {
        LoadedSettings loaded =
                settings.complete("roles.split = scope\nclaims.max-age = 1h\nclaims.max-lifetime = 10m\n"
                        + "external-url = http://apps.example.com");
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(loaded.problems().all())
                .extracting(Problem::key)
                .containsExactly("claims.max-age", "roles.split", "external-url");
        assertThat(problemsOf("issuer = any\naudience = any\naudience.claim = client_id\n" + KEYS))
                .singleElement()
                .asString()
                .contains("audience.claim: has no effect, since any audience is accepted");
    }

    @Test
    void reports_nothing_for_consistent_settings() {
        assertThat(settings.problems("roles.claims = scope\nroles.split = scope\nclaims.max-age = 9m\n"
                        + "claims.max-lifetime = 10m\naudience.claim = client_id\n"
                        + "external-url = https://apps.example.com"))
                .isEmpty();
        assertThat(settings.problems("https.required = false\nexternal-url = http://apps.example.com"))
                .isEmpty();
        assertThat(settings.problems("claims.max-age = 9m")).isEmpty();
    }
}
