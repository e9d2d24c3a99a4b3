package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything a server has printed so far. */
record ServerLog(Path file) {
    private static final long POLL_MILLIS = 20;

    String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the log holds a text. */
    Matcher await(Pattern pattern, Duration limit) {
        return await(pattern, limit, () -> true);
    }

    /** Waits until the log holds a text, and no longer than its writer lives. */
    Matcher await(Pattern pattern, Duration limit, BooleanSupplier writerLives) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean mayGrow = true;
        while (mayGrow) {
            mayGrow = writerLives.getAsBoolean() && System.nanoTime() < deadline;
            Matcher matcher = pattern.matcher(text());
            if (matcher.find()) {
                return matcher;
            }
            pause();
        }
        throw new AssertionError("The log never held " + pattern + ":\n" + text());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a server", e);
        }
    }
}
