package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/** Copies each line of another log to a second destination, such as the log of the server. */
final class CopyingLog extends Log {
    private final Log log;
    private final String prefix;
    private final LogCopy copy;

    CopyingLog(Log log, String prefix, LogCopy copy) {
        this.log = log;
        this.prefix = LineEscaper.forLog(prefix);
        this.copy = copy;
    }

    @Override
    public boolean isEnabled(Level level) {
        return true;
    }

    @Override
    void write(Level level, String text, @Nullable Throwable cause) {
        // A thread of the application has already written its name.
        String line = text.startsWith(prefix) ? text : prefix + text;
        try {
            log.write(level, line, cause);
        } catch (RuntimeException | LinkageError e) {
            copy(
                    level,
                    line + " (the logging library has failed with "
                            + e.getClass().getName() + ")",
                    cause);
            return;
        }
        copy(level, line, cause);
    }

    private void copy(Level level, String line, @Nullable Throwable cause) {
        try {
            copy.log(level + " " + line, cause);
        } catch (RuntimeException | LinkageError e) {
            // Some containers restrict the methods that a listener may call; the log of the application contains the
            // line.
        }
    }
}
