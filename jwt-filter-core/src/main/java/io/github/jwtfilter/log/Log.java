package io.github.jwtfilter.log;

import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A logger that needs no logging library: SLF4J 1.7 or 2 if the application has it with a provider, otherwise
 * {@code java.util.logging}. The choice is made once, when the class is loaded.
 *
 * <p>Every line is escaped here ({@link LineEscaper#forLog}), whatever it was composed of.
 */
public abstract class Log {
    private static final boolean SLF4J = slf4jWorks();

    Log() {}

    /**
     * The logger of a class.
     *
     * @param owner the class whose name the logger has
     * @return a logger
     */
    public static Log of(Class<?> owner) {
        return SLF4J ? Slf4jLog.of(owner.getName()) : new JdkLog(owner.getName());
    }

    /**
     * This log, with a copy of each line in another place.
     *
     * @param prefix the start of each line, in both places
     * @param copy receives the level and the line, and the cause, which may be null; if it fails, the copy is missing
     * @return a log
     */
    public final Log copiedTo(String prefix, BiConsumer<String, @Nullable Throwable> copy) {
        return new CopyingLog(this, prefix, copy);
    }

    /**
     * Logs normal operation.
     *
     * @param line free of secrets
     */
    public final void info(String line) {
        write(Level.INFO, LineEscaper.forLog(line), null);
    }

    /**
     * Logs something that an operator should look at.
     *
     * @param line free of secrets
     */
    public final void warn(String line) {
        write(Level.WARN, LineEscaper.forLog(line), null);
    }

    /**
     * Logs a failure.
     *
     * @param line free of secrets
     * @param cause the exception, or null; its message must be free of secrets too
     */
    public final void error(String line, @Nullable Throwable cause) {
        write(Level.ERROR, LineEscaper.forLog(line), EscapedThrowable.of(cause));
    }

    /**
     * Logs a failure with its details, in one record of several lines.
     *
     * @param heading the first line
     * @param details the other lines, free of secrets
     */
    public final void errorDetails(String heading, Collection<String> details) {
        StringBuilder text = new StringBuilder(LineEscaper.forLog(heading));
        details.forEach(line -> text.append('\n').append(LineEscaper.forLog(line)));
        write(Level.ERROR, text.toString(), null);
    }

    /**
     * Whether the configuration of the logging library lets lines of this level pass.
     *
     * @param level the level
     * @return false if they would be discarded
     */
    public abstract boolean isEnabled(Level level);

    /** Writes text that is escaped already. The caller's caller is the source of the record. */
    abstract void write(Level level, String text, @Nullable Throwable cause);

    private static boolean slf4jWorks() {
        try {
            return Slf4jLog.hasProvider();
        } catch (LinkageError | RuntimeException e) {
            // No SLF4J, or parts of it that do not fit together: both are common in old applications.
            return false;
        }
    }
}
