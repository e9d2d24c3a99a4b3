package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the pages of the documentation, and its map, {@code docs/index.md}. */
class DocumentationLinksTest {
    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path MAP = DOCS.resolve("index.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    @Test
    void every_link_leads_to_a_file_and_its_heading() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            for (String link : links(page)) {
                links++;
                if (!leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }
        assertThat(links).isGreaterThan(300);
        assertThat(broken).isEmpty();
    }

    @Test
    void the_map_links_to_every_page() throws IOException {
        List<Path> listed =
                links(MAP).stream().map(link -> target(MAP, link)).distinct().toList();

        assertThat(listed)
                .containsAll(pagesOfDocs().filter(page -> !page.equals(MAP)).toList());
    }

    @Test
    void the_readme_links_to_the_map() throws IOException {
        assertThat(links(ROOT.resolve("README.md"))).contains("docs/index.md");
    }

    private boolean leadsSomewhere(Path page, String link) {
        Path target = target(page, link);
        int hash = link.indexOf('#');
        return Files.exists(target)
                && (hash < 0 || anchors.computeIfAbsent(target, this::anchors).contains(link.substring(hash + 1)));
    }

    private static Path target(Path page, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? page : page.resolveSibling(file).normalize();
    }

    /** The anchors of headings, as GitHub names them. */
    private Set<String> anchors(Path page) {
        Set<String> names = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String heading : matches(HEADING, withoutBlocks(page))) {
            String name = heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 _-]", "")
                    .strip()
                    .replace(' ', '-');
            int earlier = counts.merge(name, 1, Integer::sum) - 1;
            names.add(earlier == 0 ? name : name + "-" + earlier);
        }
        return names;
    }

    /** The links of a page to files of this project. */
    private static List<String> links(Path page) {
        return matches(LINK, withoutBlocks(page).replaceAll("`[^`\n]*`", "")).stream()
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String withoutBlocks(Path page) {
        try {
            return Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages() throws IOException {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                                .map(ROOT::resolve),
                        pagesOfDocs())
                .toList();
    }

    private static Stream<Path> pagesOfDocs() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }
}
