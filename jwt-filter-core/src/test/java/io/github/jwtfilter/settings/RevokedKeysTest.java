package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting {@code keys.revoked}. */
class RevokedKeysTest {
    private static final String THUMBPRINT = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
    private static final String PARTNER =
            "issuers.partner.issuer = https://partner.example.net\nissuers.partner.audience = a\n"
                    + "issuers.partner.principal.prefix = partner/\n";

    private final SettingsUnderTest settings = new SettingsUnderTest();

    @Test
    void no_key_is_revoked_without_the_setting() {
        assertThat(revoked("").names()).isEmpty();
        assertThat(revoked("").files()).isEmpty();
    }

    @Test
    void lists_key_ids_thumbprints_and_every_key() {
        assertThat(revoked("keys.revoked = k1, " + THUMBPRINT + ", *").names()).containsExactly("k1", THUMBPRINT, "*");
        assertThat(revoked("keys.revoked = \"my key\", \"a,b\"").names()).containsExactly("my key", "a,b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vault.example.com/keys/1",
                "urn:uuid:1",
                "k1=",
                "a/b+c==",
                "key.v1",
                "#1",
                "**",
                "any",
                "None",
                "1",
                "$${x}"
            })
    void key_ids_may_have_many_forms(String keyId) {
        assertThat(revoked("keys.revoked = " + keyId).names()).containsExactly(keyId.replace("$$", "$"));
    }

    @ParameterizedTest
    @CsvSource({
        "file:revoked.txt, revoked.txt",
        "FILE:../revoked.txt, ../revoked.txt",
        "file:./a/b, ./a/b",
        "file:/etc/app/revoked, file:/etc/app/revoked",
        "file:///etc/app/revoked, file:///etc/app/revoked",
        "file:C:/app/revoked, C:/app/revoked",
        "classpath:revoked.txt, classpath:revoked.txt",
        "/WEB-INF/revoked.txt, /WEB-INF/revoked.txt"
    })
    void files_are_distinguished_from_key_ids_by_their_start(String item, String location) {
        RevokedKeys revoked = revoked("keys.revoked = k1, " + item);

        assertThat(revoked.names()).containsExactly("k1");
        assertThat(revoked.files()).containsExactly(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/app/revoked",
                "./revoked",
                "../revoked",
                "~/revoked",
                "C:/app/revoked",
                "c:\\\\app\\\\revoked",
                "revoked.txt",
                "REVOKED.TXT",
                "keys/revoked.list"
            })
    void a_path_without_a_scheme_is_rejected(String path) {
        assertThat(settings.problems("keys.revoked = k1, " + path))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:4: keys.revoked: ")
                .contains("contains an item that looks like a path, but is treated as a key ID; write file: before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1\u00a0", "k1\u200b", "\ufeffk1", "k\u202e1"})
    void an_invisible_character_is_rejected(String name) {
        assertThat(settings.problems("keys.revoked = " + name))
                .singleElement()
                .asString()
                .contains("contains an invisible character");
    }

    @Test
    void a_name_that_no_token_can_have_is_rejected() {
        assertThat(settings.problems("keys.revoked = " + "k".repeat(256))).isEmpty();
        assertThat(settings.problems("keys.revoked = " + "k".repeat(257)))
                .singleElement()
                .asString()
                .contains("of more than 256 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1,,k2", "k1,", "k1 k2", "k1, k1", "'k1'", "[k1]", "file:", "k1 # leaked"})
    void values_other_than_a_list_of_names_are_rejected(String value) {
        assertThat(settings.problems("keys.revoked = " + value)).hasSize(1);
    }

    @Test
    void a_line_without_a_prefix_declares_no_issuer() {
        LoadedSettings loaded = settings.read(PARTNER + "keys.revoked = k1");

        assertThat(SettingsUnderTest.lines(loaded)).isEmpty();
        assertThat(loaded.settings().issuers()).extracting(TrustedIssuer::name).containsExactly("partner");
        assertThat(loaded.settings().revokedKeys().names()).containsExactly("k1");
        assertThat(loaded.settings().issuers().get(0).keys().revoked().names()).isEmpty();
        assertThat(loaded.effectiveTable()).containsOnlyOnce("keys.revoked");
    }

    @Test
    void a_line_of_one_issuer_is_added_to_the_one_for_all() {
        LoadedSettings loaded =
                settings.read(PARTNER + "keys.revoked = k1\nissuers.partner.keys.revoked = k2, file:p.txt");

        assertThat(SettingsUnderTest.lines(loaded)).isEmpty();
        assertThat(loaded.settings().revokedKeys().names()).containsExactly("k1");
        RevokedKeys own = loaded.settings().issuers().get(0).keys().revoked();
        assertThat(own.names()).containsExactly("k2");
        assertThat(own.files()).containsExactly("p.txt");
        assertThat(loaded.effective())
                .extracting(EffectiveSetting::toString)
                .contains(
                        "keys.revoked = k1 (jwt-filter.properties:4)",
                        "issuers.partner.keys.revoked = k2, file:p.txt (jwt-filter.properties:5)");
    }

    @Test
    void a_line_of_the_only_issuer_is_the_one_for_all() {
        LoadedSettings loaded = settings.complete("keys.revoked = k1");

        assertThat(loaded.settings().issuers().get(0).keys().revoked().names()).isEqualTo(List.of("k1"));
        assertThat(loaded.settings().revokedKeys().names()).isEqualTo(List.of("k1"));
        assertThat(loaded.effectiveTable()).containsOnlyOnce("keys.revoked");
    }

    @Test
    void can_be_overridden_externally() {
        settings.environment.withVariable("JWTFILTER_KEYS_REVOKED", "*");

        assertThat(revoked("").names()).containsExactly("*");
    }

    private RevokedKeys revoked(String line) {
        LoadedSettings loaded = settings.complete(line);
        assertThat(SettingsUnderTest.lines(loaded)).isEmpty();
        return loaded.settings().revokedKeys();
    }
}
