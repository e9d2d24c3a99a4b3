package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings that the documentation names in running text exist. */
class NamedSettingsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:[.-][a-z0-9<>-]+)*)( = [^`]*)?`");

    /** Settings with a variable part, properties of servers, and names of files. */
    private static final Pattern OTHER =
            Pattern.compile("access\\.\\d+|claims\\.match\\..+|login\\.extra\\..+|com\\.ibm\\..+|login\\.jsp|key");

    private final Set<String> known =
            Catalog.keys().stream().map(key -> key.name()).collect(Collectors.toSet());

    @Test
    void every_named_setting_is_in_the_catalog() throws IOException {
        List<String> unknown = new ArrayList<>();
        int settings = 0;
        for (Path page : pages()) {
            Matcher code = CODE.matcher(Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```$", ""));
            while (code.find()) {
                String name = code.group(1).replaceFirst("^issuers\\.<name>\\.", "");
                if (known.contains(name)) {
                    settings++;
                } else if (looksLikeASetting(name, code.group(2) != null)
                        && !OTHER.matcher(name).matches()) {
                    unknown.add(DOCS.relativize(page) + ": " + code.group());
                }
            }
        }
        assertThat(settings).isGreaterThan(300);
        assertThat(unknown).isEmpty();
    }

    /** It has a value, or starts like a setting. */
    private boolean looksLikeASetting(String name, boolean hasValue) {
        String first = name.replaceFirst("\\..*", ".");
        return hasValue || first.endsWith(".") && known.stream().anyMatch(key -> key.startsWith(first));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
