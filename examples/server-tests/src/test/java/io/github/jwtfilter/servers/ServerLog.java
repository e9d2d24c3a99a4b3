package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of a server so far. */
record ServerLog(Path file) {
    String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the log contains a match. */
    Matcher await(Pattern pattern) {
        return await(pattern, () -> true);
    }

    /** Waits until the log contains a match, or its writer has ended. */
    Matcher await(Pattern pattern, BooleanSupplier writerLives) {
        SearchResult last = Await.until(SearchResult::isLast, Await.LIMIT, () -> search(pattern, writerLives));
        if (last.found()) {
            return last.matcher();
        }
        throw new AssertionError("The log never held " + pattern + ":\n" + text());
    }

    /** Checks the writer before it reads the log, so that the last output before the end of the writer is included. */
    private SearchResult search(Pattern pattern, BooleanSupplier writerLives) {
        boolean mayGrow = writerLives.getAsBoolean();
        Matcher matcher = pattern.matcher(text());
        return new SearchResult(matcher, matcher.find(), mayGrow);
    }

    private record SearchResult(Matcher matcher, boolean found, boolean mayGrow) {
        boolean isLast() {
            return found || !mayGrow;
        }
    }
}
