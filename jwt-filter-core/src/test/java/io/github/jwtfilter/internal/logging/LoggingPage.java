package io.github.jwtfilter.internal.logging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation pages about the configuration of logging libraries. */
final class LoggingPage {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String PAGE = "logging.md";

    private LoggingPage() {}

    /** Returns the first block of a language below a heading. */
    static String block(String heading, String language) {
        return block(PAGE, heading, language);
    }

    /** Returns the first block of a language below a heading of a page. */
    static String block(String page, String heading, String language) {
        Matcher blocks = Pattern.compile(
                        "\n## " + Pattern.quote(heading) + "\n(?:(?!\n## ).)*?```" + language + "\n(.*?)```",
                        Pattern.DOTALL)
                .matcher(text(page));
        if (!blocks.find()) {
            throw new IllegalStateException(heading + " shows no " + language);
        }
        return blocks.group(1);
    }

    static String text() {
        return text(PAGE);
    }

    static String text(String page) {
        try {
            return Files.readString(DOCS.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
