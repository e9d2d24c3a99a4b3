package io.github.jwtfilter.log;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes each line to another log and to a second place, such as the log of the server. */
final class CopyingLog extends Log {
    private final Log log;
    private final String prefix;
    private final BiConsumer<String, @Nullable Throwable> copy;

    CopyingLog(Log log, String prefix, BiConsumer<String, @Nullable Throwable> copy) {
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
        String line = prefix + text;
        try {
            log.write(level, line, cause);
        } finally {
            copy(level, line, cause);
        }
    }

    private void copy(Level level, String line, @Nullable Throwable cause) {
        try {
            copy.accept(level + " " + line, cause);
        } catch (RuntimeException e) {
            // Some containers restrict what a listener may call; the application's own log has the line.
        }
    }
}
