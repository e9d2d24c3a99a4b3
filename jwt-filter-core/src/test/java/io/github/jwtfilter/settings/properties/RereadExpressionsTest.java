package io.github.jwtfilter.settings.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KnownLookups;
import io.github.jwtfilter.settings.LoadedSettings;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expressions with a default, in settings that are read again while the application runs. */
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
        String text = "issuer = https://idp.example.com\naudience = app\nmode = " + mode + "\n";
        SettingsFile file = SettingsFile.of("test.properties", text.getBytes(StandardCharsets.UTF_8));
        return SettingsReader.read(file, environment, resources, known);
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
}
