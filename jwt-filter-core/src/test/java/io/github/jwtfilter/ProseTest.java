package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits the words of a colloquial style in comments, messages and documentation, where a technical term is clearer. */
class ProseTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> SOURCES = List.of("jwt-filter-core/src/main", "jwt-filter-servlet/src/main");
    private static final List<String> PAGES =
            List.of("docs", "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md");

    /** Comments, and literals in which no comment starts. */
    private static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'");

    private static final Pattern CONCATENATION = Pattern.compile("\"\\s+\\+ \"");

    private static final Pattern WORD = Pattern.compile("[A-Za-z']+");

    @ParameterizedTest
    @CsvSource({
        "2.0, what",
        "1.0, ask|asks|asked|asking|tell|tells|telling|told|say|says|saying|said",
        "0.3, whoever|whatever|whomever|somebody|nobody"
    })
    void words_with_a_technical_alternative_are_rare(double perThousand, String words) {
        Pattern pattern = Pattern.compile("(?i)\\b(?:" + words + ")\\b");

        assertThat(frequency(pattern, comments())).as("comments").isLessThanOrEqualTo(perThousand);
        assertThat(frequency(pattern, pages())).as("documentation").isLessThanOrEqualTo(perThousand);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whatever|whoever|whomever|nobody|somebody",
                "in vain|of ours|were it not|it not for",
                "stands? beside|cannot be asked|cannot be had",
                "does not hold|(?<!there )is no(?! longer)",
                "asks?|asked|tells?|told|says?|said|judges?|judged"
            })
    void words_with_a_technical_alternative_do_not_occur_in_messages(String words) {
        Pattern pattern = Pattern.compile("(?i)\\b(?:" + words + ") ");

        assertThat(messages())
                .hasSizeGreaterThan(500)
                .noneMatch(message -> pattern.matcher(message + " ").find());
    }

    private static double frequency(Pattern pattern, String text) {
        long total = WORD.matcher(text).results().count();
        assertThat(total).isGreaterThan(5_000);
        return 1_000.0 * pattern.matcher(text).results().count() / total;
    }

    private static String comments() {
        return files(SOURCES, ".java").map(ProseTest::comments).collect(Collectors.joining("\n"));
    }

    private static String comments(String source) {
        return COMMENT_OR_LITERAL
                .matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(text -> text.startsWith("/"))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the string literals of the sources that contain a space; adjacent parts of a sentence are joined. */
    private static List<String> messages() {
        return files(SOURCES, ".java")
                .map(CONCATENATION::matcher)
                .map(matcher -> matcher.replaceAll(""))
                .flatMap(ProseTest::literals)
                .filter(literal -> literal.contains(" "))
                .toList();
    }

    private static Stream<String> literals(String source) {
        return COMMENT_OR_LITERAL
                .matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(text -> text.startsWith("\""))
                .map(text -> text.substring(1, text.length() - 1));
    }

    private static String pages() {
        return files(PAGES, ".md").collect(Collectors.joining("\n"));
    }

    private static Stream<String> files(List<String> places, String suffix) {
        return places.stream().map(ROOT::resolve).flatMap(place -> {
            try (Stream<Path> found = Files.walk(place)) {
                return found
                        .filter(file -> file.toString().endsWith(suffix))
                        .sorted()
                        .map(ProseTest::text)
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
