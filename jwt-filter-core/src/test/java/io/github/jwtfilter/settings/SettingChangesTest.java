package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import org.junit.jupiter.api.Test;

class SettingChangesTest {
    private static SettingChanges between(LoadedSettings earlier, LoadedSettings later) {
        return SettingChanges.between(earlier, later);
    }

    @Test
    void equal_settings_have_no_changes() {
        SettingChanges changes =
                between(TestSettings.loadWith("mode = enforce"), TestSettings.loadWith("mode=enforce"));

        assertThat(changes.keys()).isEmpty();
        assertThat(changes.concernKeysOf("")).isFalse();
        assertThat(changes.concernSigningKeys()).isFalse();
        assertThat(changes.concernFloods()).isFalse();
    }

    @Test
    void names_added_removed_and_changed_keys() {
        SettingChanges changes = between(
                TestSettings.loadWith("access.1 = /a : deny", "access.2 = /b : deny", "clock-skew = 1m"),
                TestSettings.loadWith("access.1 = /a : anyone", "access.3 = /c : deny", "clock-skew = 1m"));

        assertThat(changes.keys()).containsExactly("access.1", "access.2", "access.3");
        assertThat(changes.removedRules()).containsExactly("access.2");
    }

    @Test
    void changed_secrets_are_found_without_their_values() {
        SettingChanges changes = between(
                TestSettings.load("issuer = a", "audience = b", "keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA"),
                TestSettings.load("issuer = a", "audience = b", "keys.secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdB"));

        assertThat(changes.keys()).containsExactly("keys.secret");
        assertThat(changes.concernKeysOf("")).isTrue();
        assertThat(changes.toString()).doesNotContain("4sO1");
    }

    @Test
    void keys_of_one_issuer_do_not_concern_another() {
        String[] both = {
            "issuers.one.issuer = https://one.example",
            "issuers.one.audience = a",
            "issuers.one.keys.jwks-uri = https://one.example/keys",
            "issuers.two.issuer = https://two.example",
            "issuers.two.audience = a"
        };
        SettingChanges changes = between(
                TestSettings.load(String.join("\n", both), "issuers.two.keys.jwks-uri = https://two.example/keys"),
                TestSettings.load(String.join("\n", both), "issuers.two.keys.jwks-uri = https://two.example/other"));

        assertThat(changes.concernKeysOf("one")).isFalse();
        assertThat(changes.concernKeysOf("two")).isTrue();
        assertThat(changes.issuers()).isEmpty();
    }

    @Test
    void revoked_keys_do_not_concern_the_source_of_the_keys() {
        SettingChanges changes = between(TestSettings.loadWith(), TestSettings.loadWith("keys.revoked = k1"));

        assertThat(changes.keys()).containsExactly("keys.revoked");
        assertThat(changes.concernKeysOf("")).isFalse();
    }

    @Test
    void the_login_is_fixed_since_it_implies_a_store_of_sessions() {
        String login = "login = openid\nlogin.client-id = app\nlogin.client-secret = file:secret\nsession.name = app";

        assertThat(between(TestSettings.loadWith(), TestSettings.loadWith(login))
                        .fixedKeys())
                .contains("login");
        assertThat(between(TestSettings.loadWith(login), TestSettings.loadWith())
                        .fixedKeys())
                .contains("login");
    }

    @Test
    void https_is_fixed_with_sessions_only_since_the_names_of_their_cookies_depend_on_it() {
        String sessions = "session.store = memory\nsession.name = app";

        assertThat(between(TestSettings.loadWith(), TestSettings.loadWith("https.required = false"))
                        .fixedKeys())
                .isEmpty();
        assertThat(between(TestSettings.loadWith(sessions), TestSettings.loadWith(sessions, "https.required = false"))
                        .fixedKeys())
                .containsExactly("https.required");
    }
}
