package io.github.jwtfilter.internal.logging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation page about the configuration of logging libraries. */
final class LoggingPage {
    private static final Path PAGE = Path.of("..", "docs", "logging.md");

    private LoggingPage() {}

    /** Returns the first block of a language below a heading. */
    static String block(String heading, String language) {
        Matcher blocks = Pattern.compile(
                        "\n## " + Pattern.quote(heading) + "\n(?:(?!\n## ).)*?```" + language + "\n(.*?)```",
                        Pattern.DOTALL)
                .matcher(text());
        if (!blocks.find()) {
            throw new IllegalStateException(heading + " shows no " + language);
        }
        return blocks.group(1);
    }

    static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
