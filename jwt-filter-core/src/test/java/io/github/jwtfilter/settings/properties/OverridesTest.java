package io.github.jwtfilter.settings.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    @Test
    void an_environment_variable_takes_precedence_over_the_file() {
        settings.environment.withVariable("JWTFILTER_TOKEN_COOKIE", "outer");
        LoadedSettings loaded = settings.complete("token.cookie = inner");
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().token().cookie()).contains("outer");
    }

    @Test
    void a_system_property_takes_precedence_over_an_environment_variable() {
        settings.environment
                .withVariable("JWTFILTER_CLAIMS_CLOCK_SKEW", "1s")
                .withProperty("jwtfilter.claims.clock-skew", "2s");
        assertThat(settings.complete("claims.clock-skew = 3s")
                        .settings()
                        .issuers()
                        .get(0)
                        .claims()
                        .clockSkew())
                .hasSeconds(2);
    }

    @Test
    void reports_the_source_of_an_override() {
        settings.environment
                .withVariable("JWTFILTER_TOKEN_COOKIE", "a b")
                .withProperty("jwtfilter.token.header", "c d");
        assertThat(settings.problems(""))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("environment variable JWTFILTER_TOKEN_COOKIE: token.cookie: \"a b\" "),
                        line -> assertThat(line)
                                .startsWith("system property jwtfilter.token.header: token.header: \"c d\" "));
    }

    @Test
    void overrides_work_with_an_empty_file() {
        settings.environment
                .withVariable("JWTFILTER_ISSUER", "https://a.example.com, https://b.example.com")
                .withVariable("JWTFILTER_AUDIENCE", "app")
                .withVariable("JWTFILTER_KEYS_JWKS_FILE", "${env:FILE}")
                .withVariable("FILE", "jwks.json");
        LoadedSettings loaded = settings.read("");
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().issuers().get(0).issuer().issuers())
                .containsExactly("https://a.example.com", "https://b.example.com");
        assertThat(loaded.settings().issuers().get(0).keys().jwksFile()).contains("jwks.json");
    }

    @Test
    void rejects_overrides_without_a_key() {
        settings.environment
                .withVariable("JWTFILTER_TOKN_COOKIE", "secret1")
                .withVariable("jwtfilter_issuer", "secret2")
                .withVariable("JWTFILTER_CLAIMS_MATCH_TOKEN_USE", "secret3")
                .withProperty("jwtfilter.isuer", "secret4")
                .withProperty("JwtFilter.issuer", "secret5")
                .withProperty("jwtfilter.wholly.unlike", "secret6");
        assertThat(settings.problems(""))
                .containsExactlyInAnyOrder(
                        "environment variable JWTFILTER_TOKN_COOKIE: TOKN_COOKIE: does not match any key; did you mean"
                                + " JWTFILTER_TOKEN_COOKIE?",
                        "environment variable jwtfilter_issuer: issuer: does not match any key; did you mean"
                                + " JWTFILTER_ISSUER?",
                        "environment variable JWTFILTER_CLAIMS_MATCH_TOKEN_USE: CLAIMS_MATCH_TOKEN_USE: does not match"
                                + " any key; did you mean the system property jwtfilter.claims.match.<name>?",
                        "system property jwtfilter.isuer: isuer: does not match any key; did you mean"
                                + " jwtfilter.issuer?",
                        "system property JwtFilter.issuer: issuer: does not match any key; did you mean"
                                + " jwtfilter.issuer?",
                        "system property jwtfilter.wholly.unlike: wholly.unlike: does not match any key; remove the"
                                + " system property, or see the settings reference for the existing keys");
    }

    @Test
    void ignores_the_variables_that_select_settings_files() {
        settings.environment
                .withVariable("JWTFILTER_CONFIG_LEGACY", "/etc/legacy.properties")
                .withProperty("jwtfilter.config.legacy", "/etc/legacy.properties")
                .withProperty("java.home", "/x");
        assertThat(settings.problems("")).isEmpty();
    }

    @Test
    void preserves_blanks_around_a_secret_but_not_around_other_values() {
        settings.environment
                .withVariable("JWTFILTER_KEYS_SECRET", " hunter2 ")
                .withVariable("JWTFILTER_TOKEN_COOKIE", " session ");
        Settings settings = this.settings.complete("").settings();
        assertThat(settings.issuers().get(0).keys().secret().orElseThrow().bytes())
                .isEqualTo(" hunter2 ".getBytes(UTF_8));
        assertThat(settings.token().cookie()).contains("session");
    }

    @Test
    void rejects_an_empty_override() {
        settings.environment
                .withVariable("JWTFILTER_KEYS_SECRET", "  ")
                .withVariable("JWTFILTER_ISSUER", " ")
                .withProperty("jwtfilter.audience", "");
        assertThat(settings.problems(""))
                .contains(
                        "environment variable JWTFILTER_KEYS_SECRET: keys.secret: has no value; remove it, or set a"
                                + " value",
                        "environment variable JWTFILTER_ISSUER: issuer: has no value; remove it, or set a value",
                        "system property jwtfilter.audience: audience: has no value; remove it, or set a value");
    }

    @Test
    void overrides_a_member_of_a_family_by_system_property() {
        settings.environment.withProperty("jwtfilter.claims.match.token_use", "access");
        assertThat(settings.complete("claims.match.token_use = id\nclaims.match.azp = app")
                        .settings()
                        .issuers()
                        .get(0)
                        .claims()
                        .match())
                .hasToString("{token_use=[access], azp=[app]}");
    }

    @Test
    void accepts_a_property_that_is_removed_during_the_read() {
        settings.environment.withProperty("jwtfilter.token.cookie", null);
        assertThat(settings.complete("token.cookie = inner").settings().token().cookie())
                .contains("inner");
    }
}
