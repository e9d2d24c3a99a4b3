package io.github.jwtfilter.log;

import org.jspecify.annotations.Nullable;

/**
 * A logger that needs no logging library: SLF4J 1.7 or 2 where the application brings it with a provider, else
 * {@code java.util.logging}. Which of them is found out once, when the class is loaded.
 */
public abstract class Log {
    private static final boolean SLF4J = slf4jWorks();

    Log() {}

    /**
     * The logger of a class.
     *
     * @param owner the class whose name the lines carry
     * @return a logger
     */
    public static Log of(Class<?> owner) {
        return SLF4J ? Slf4jLog.of(owner.getName()) : new JdkLog(owner.getName());
    }

    /**
     * Logs something worth knowing in normal operation.
     *
     * @param message one line, already free of anything secret
     */
    public abstract void info(String message);

    /**
     * Logs something that an operator should look at.
     *
     * @param message one line, already free of anything secret
     */
    public abstract void warn(String message);

    /**
     * Logs a failure.
     *
     * @param message free of anything secret
     * @param cause what happened, or null; its own message must be free of anything secret too
     */
    public abstract void error(String message, @Nullable Throwable cause);

    private static boolean slf4jWorks() {
        try {
            return Slf4jLog.hasProvider();
        } catch (LinkageError | RuntimeException e) {
            // No SLF4J, or halves of it that do not fit together: both are common in old applications.
            return false;
        }
    }
}
