package io.github.jwtfilter.settings.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.KnownLookups;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions in settings that are read again while the application runs. */
class RereadExpressionsTest {
    private final Map<String, String> files = new HashMap<>();
    private final Resources resources = (location, maxBytes) -> {
        String text = files.get(location);
        if (text == null) {
            throw new FileNotFoundException("there is no file " + location);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    };
    private final KnownLookups known = new KnownLookups();

    private LoadedSettings read(String mode, FakeEnvironment environment) {
        return SettingsReader.read(settings(mode), environment, resources, known);
    }

    private static SettingsFile settings(String mode) {
        return file("issuer = https://idp.example.com\naudience = app\nmode = " + mode + "\n");
    }

    private static SettingsFile file(String text) {
        return SettingsFile.of("test.properties", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_jndi_entry_that_other_threads_cannot_read_keeps_its_value() {
        String mode = "${jndi:java:comp/env/mode:-report-only}";
        LoadedSettings first = read(mode, new FakeEnvironment().withJndi("java:comp/env/mode", "enforce"));
        LoadedSettings later = read(mode, new FakeEnvironment());

        assertThat(first.settings().rollout().reportOnly()).isFalse();
        assertThat(later.settings().rollout().reportOnly()).isFalse();
        assertThat(later.digests()).isEqualTo(first.digests());
    }

    @Test
    void a_file_that_is_missing_later_is_an_error_rather_than_the_default() {
        String mode = "${file:/run/mode:-report-only}";
        files.put("/run/mode", "enforce");
        LoadedSettings first = read(mode, new FakeEnvironment());
        files.clear();
        LoadedSettings later = read(mode, new FakeEnvironment());

        assertThat(first.problems().hasErrors()).isFalse();
        assertThat(later.problems().all())
                .anyMatch(problem -> problem.error() && problem.toString().contains("/run/mode"));
    }

    @Test
    void a_file_that_never_existed_has_the_default() {
        LoadedSettings first = read("${file:/run/mode:-report-only}", new FakeEnvironment());
        LoadedSettings later = read("${file:/run/mode:-report-only}", new FakeEnvironment());

        assertThat(first.settings().rollout().reportOnly()).isTrue();
        assertThat(later.problems().hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${file:/run/mode}", "${file:/run/mode:-report-only}"})
    void a_file_that_is_replaced_during_a_reading_is_a_change_of_the_next_one(String mode) {
        LoadedSettings first = readWhileReplaced(mode, "enforce");
        LoadedSettings later = read(mode, new FakeEnvironment());

        assertThat(first.settings().rollout().reportOnly()).isFalse();
        assertThat(later.settings().rollout().reportOnly()).isTrue();
        assertThat(later.digests()).isNotEqualTo(first.digests());
    }

    @Test
    void a_file_that_is_created_during_a_reading_is_a_change_of_the_next_one() {
        LoadedSettings first = readWhileReplaced("${file:/run/mode:-enforce}", null);
        LoadedSettings later = read("${file:/run/mode:-enforce}", new FakeEnvironment());

        assertThat(first.settings().rollout().reportOnly()).isFalse();
        assertThat(later.settings().rollout().reportOnly()).isTrue();
        assertThat(later.digests()).isNotEqualTo(first.digests());
    }

    /** Reads the settings while the file of the mode has this content at first, and report-only after one access. */
    private LoadedSettings readWhileReplaced(String mode, String content) {
        files.put("/run/mode", content);
        Resources replaced = (location, maxBytes) -> {
            try {
                return resources.read(location, maxBytes);
            } finally {
                files.put(location, "report-only");
            }
        };
        return SettingsReader.read(settings(mode), new FakeEnvironment(), replaced, known);
    }

    @Test
    void two_lines_with_one_expression_have_the_same_value() {
        List<String> read = new ArrayList<>();
        Resources counted = (location, maxBytes) -> {
            read.add(location);
            return "a-text-of-one-file".getBytes(StandardCharsets.UTF_8);
        };
        String lines = "keys.secret = ${file:secret}-of-32-bytes-or-more\naudience = ${file:secret}\n";
        SettingsReader.read(file("issuer = https://idp.example.com\n" + lines), new FakeEnvironment(), counted, known);

        assertThat(read).containsExactly("secret");
    }

    @Test
    void a_section_that_is_read_again_has_the_current_value() {
        String lines = "issuer = https://idp.example.com\naudience = app\nkeys.secret = ${file:secret}\n";
        files.put("secret", "the-first-secret-of-32-bytes-or-more");
        LoadedSettings loaded = SettingsReader.read(file(lines), new FakeEnvironment(), resources, known);
        TrustedIssuer issuer = loaded.settings().issuers().get(0);
        files.put("secret", "another-secret-with-32-bytes-or-more");

        assertThat(text(issuer.keys())).isEqualTo("the-first-secret-of-32-bytes-or-more");
        assertThat(text(issuer.reloadKeys(loaded.problems()))).isEqualTo("another-secret-with-32-bytes-or-more");
    }

    private static String text(KeySettings keys) {
        return new String(keys.secret().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
