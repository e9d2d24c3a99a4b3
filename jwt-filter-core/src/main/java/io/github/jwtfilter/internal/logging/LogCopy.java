package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/** A second destination of the lines of a log, such as the log of the server. */
@FunctionalInterface
public interface LogCopy {
    /**
     * Logs one line.
     *
     * @param line the level and the escaped text
     * @param cause the exception, or null
     */
    void log(String line, @Nullable Throwable cause);
}
