package io.github.jwtfilter.internal.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.settings.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TroubleshootingPageTest {
    private static final Path DOCS = Path.of("..", "docs");

    /** Words in backticks with a hyphen that are no reasons, and no settings. */
    private static final List<String> OTHER = List.of("report-only");

    @Test
    void reasons_and_settings_on_the_page_exist() throws IOException {
        List<String> known = Stream.of(
                        Arrays.stream(RejectionReason.values()).map(RejectionReason::code),
                        Catalog.keys().stream().map(key -> key.name()),
                        OTHER.stream())
                .flatMap(names -> names)
                .collect(Collectors.toList());

        List<String> named = found("`([a-z]+(?:[.-][a-z<>-]+)+)(?: = [a-z-]+)?`");

        assertThat(named).hasSizeGreaterThan(40).isSubsetOf(withoutFields(known, named));
    }

    /** Paths of claims and names of files are neither. */
    private static List<String> withoutFields(List<String> known, List<String> named) {
        return Stream.concat(
                        known.stream(),
                        named.stream()
                                .filter(name -> name.matches("realm_access.*|resource_access.*|web\\.xml|token\\.txt")))
                .collect(Collectors.toList());
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(DOCS.resolve("troubleshooting.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
