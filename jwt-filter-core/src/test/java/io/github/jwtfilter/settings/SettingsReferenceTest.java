package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "settings.md");

    @Test
    void the_page_is_current() throws IOException {
        String rendered = SettingsReference.render();
        if (Boolean.getBoolean("settings.reference.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, rendered);
        }
        assertThat(PAGE)
                .as(
                        "docs/settings.md differs from the catalog of keys; write it anew with: mvn -pl jwt-filter-core test"
                                + " -Dtest=SettingsReferenceTest -Dsettings.reference.update=true")
                .hasContent(rendered);
    }

    @Test
    void the_page_lists_every_key_once() {
        String rendered = SettingsReference.render();
        assertThat(Catalog.keys())
                .allSatisfy(key -> assertThat(rendered).containsOnlyOnce("\n| `" + key.name() + "` |"));
    }
}
