package io.github.jwtfilter.internal.logging;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A logger without a dependency on a logging library: uses SLF4J 1.7 or 2 if the application contains it with a provider,
 * otherwise {@code java.util.logging}. The choice is made once, when the class is loaded.
 *
 * <p>Escapes every line ({@link LineEscaper#forLog}).
 */
public abstract class Log {
    private static final boolean SLF4J = slf4jWorks();

    Log() {}

    /**
     * Returns the logger of a class.
     *
     * @param owner the class after which the logger is named
     * @return a logger
     */
    public static Log of(Class<?> owner) {
        return named(owner.getName());
    }

    /**
     * Returns a logger with a name that is not that of a class.
     *
     * @param name the name of the logger
     * @return a logger
     */
    public static Log named(String name) {
        return SLF4J ? Slf4jLog.of(name) : new JdkLog(name);
    }

    /** Returns whether SLF4J has a provider, to which this class logs. */
    static boolean usesSlf4j() {
        return SLF4J;
    }

    /**
     * Returns a log that also copies each line to a second destination.
     *
     * @param prefix the prefix of each line, in both logs
     * @param copy receives each line; its exceptions are ignored
     * @return a log
     */
    public final Log copiedTo(String prefix, LogCopy copy) {
        return new CopyingLog(this, prefix, copy);
    }

    /**
     * Logs details in one record of several lines. For details that are expensive, see {@link #isEnabled}.
     *
     * @param heading the first line
     * @param details the other lines, without secrets
     */
    public final void debugDetails(String heading, Collection<String> details) {
        write(Level.DEBUG, record(heading, details), null);
    }

    /**
     * Logs normal operation.
     *
     * @param line the line, without secrets
     */
    public final void info(String line) {
        write(Level.INFO, escaped(line), null);
    }

    /**
     * Logs one line of JSON for programs at the level INFO, without the name of the application before it. Characters other than
     * printable ASCII are escaped as in JSON, where they can occur in strings only.
     *
     * @param json a JSON text without white space, without secrets
     */
    public final void data(String json) {
        write(Level.INFO, LineEscaper.forData(json), null);
    }

    /**
     * Logs a condition that an operator should check.
     *
     * @param line the line, without secrets
     */
    public final void warn(String line) {
        write(Level.WARN, escaped(line), null);
    }

    /**
     * Logs a failure.
     *
     * @param line the line, without secrets
     * @param cause the exception, or null; its message must not contain secrets either
     */
    public final void error(String line, @Nullable Throwable cause) {
        write(Level.ERROR, escaped(line), EscapedThrowable.of(cause));
    }

    /**
     * Logs a failure with its details, in one record of several lines.
     *
     * @param heading the first line
     * @param details the other lines, without secrets
     */
    public final void errorDetails(String heading, Collection<String> details) {
        write(Level.ERROR, record(heading, details), null);
    }

    private static String record(String heading, Collection<String> details) {
        StringBuilder text = new StringBuilder(escaped(heading));
        details.forEach(line -> text.append('\n').append(LineEscaper.forLog(line)));
        return text.toString();
    }

    /**
     * Returns whether the logging configuration enables a level.
     *
     * @param level the level
     * @return false if its lines would be discarded
     */
    public abstract boolean isEnabled(Level level);

    /** Writes text that is already escaped. The caller of the calling method is the source of the record. */
    abstract void write(Level level, String text, @Nullable Throwable cause);

    private static String escaped(String line) {
        return LineEscaper.forLog(ApplicationThread.prefix() + line);
    }

    private static boolean slf4jWorks() {
        try {
            return Slf4jLog.hasProvider();
        } catch (LinkageError | RuntimeException e) {
            // SLF4J is absent, or its parts are incompatible: both are common in old applications.
            return false;
        }
    }
}
