package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of containers. {@code examples/server-tests} runs their commands and files. */
class ContainerPagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGES = ROOT.resolve("docs/containers");
    private static final List<String> NOT_RUN = List.of("weblogic.md", "websphere.md");
    private static final Pattern OPENING_FENCE = Pattern.compile("(?ms)^```(\\w*)$.*?^```$");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void all_pages_have_the_same_sections(Path page) throws IOException {
        assertThat(matches("(?m)^## (.*)$", Files.readString(page)))
                .containsExactly(
                        "Versions",
                        "Settings",
                        "Logging",
                        "Behind a proxy",
                        "Changes without a restart",
                        "JMX",
                        "Undeployment",
                        "Sessions and clusters",
                        "Limits");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pages_that_are_not_run_are_marked_and_all_other_blocks_have_a_language(Path page) throws IOException {
        String text = Files.readString(page);
        boolean notRun = NOT_RUN.contains(page.getFileName().toString());
        List<String> languages = OPENING_FENCE
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(text.contains("**Not run.**")).isEqualTo(notRun);
        assertThat(languages)
                .allSatisfy(language ->
                        assertThat(language.isEmpty()).as("a block of %s", page).isEqualTo(notRun));
    }

    @ParameterizedTest
    @CsvSource({
        "tomcat.md, tomcat7 tomcat85 tomcat9 tomcat10 tomcat11",
        "tomee.md, tomee8",
        "jetty.md, jetty9 jetty10 jetty12",
        "undertow.md, undertow2.2 undertow2.3",
        "wildfly.md, wildfly26",
        "open-liberty.md, open-liberty",
        "glassfish.md, glassfish",
        "payara.md, payara5 payara6"
    })
    void the_versions_are_those_of_the_tests(String page, String names) throws IOException {
        Map<String, String> versions = versions();
        List<String> expected = Stream.of(names.split(" ")).map(versions::get).collect(Collectors.toList());

        List<String> documented = matches("(?m)^\\| [^0-9|]*([0-9][^ |,]*)", Files.readString(PAGES.resolve(page)));

        assertThat(documented.stream().distinct()).containsExactlyElementsOf(expected);
    }

    /** The versions of the servers, by the names of the properties of the build. */
    private static Map<String, String> versions() throws IOException {
        String properties = Files.readString(ROOT.resolve("examples/pom.xml"))
                + Files.readString(ROOT.resolve("examples/server-tests/pom.xml"));
        return Pattern.compile("<([a-z0-9.-]+)\\.version>([^<]+)</")
                .matcher(properties)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2), (first, second) -> first));
    }

    @Test
    void the_overview_lists_every_page() throws IOException {
        List<String> links =
                matches("(?m)^\\| \\[[^\\]]*\\]\\(([^)]*)\\)", Files.readString(PAGES.resolve("README.md")));

        assertThat(links)
                .containsExactlyInAnyOrderElementsOf(
                        pages().map(page -> page.getFileName().toString()).toList());
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
