package io.github.jwtfilter.internal.logging;

import java.util.Arrays;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs to {@code java.util.logging}. */
final class JdkLog extends Log {
    private static final List<String> OWN_CLASSES =
            Arrays.asList(Log.class.getName(), JdkLog.class.getName(), CopyingLog.class.getName());

    private static final String LAMBDA = "lambda$";

    private final String name;
    private volatile @Nullable Logger logger;

    JdkLog(String name) {
        this.name = name;
    }

    /** Returns the logger, not before it is used: a program that logs nothing does not initialize the logging of the JDK. */
    private Logger logger() {
        Logger known = logger;
        if (known == null) {
            known = Logger.getLogger(name);
            logger = known;
        }
        return known;
    }

    @Override
    public boolean isEnabled(Level level) {
        return logger().isLoggable(of(level));
    }

    @Override
    void write(Level level, String text, @Nullable Throwable cause) {
        if (!isEnabled(level)) {
            return;
        }
        // The record has no parameters, so that no formatter treats {0} in the text as a placeholder.
        LogRecord line = new LogRecord(of(level), text);
        line.setLoggerName(name);
        line.setThrown(cause);
        nameSource(line);
        logger().log(line);
    }

    /**
     * Sets the source of the record; otherwise the JDK would infer this class. Formatters of servers print class and method,
     * even if one is missing.
     */
    private void nameSource(LogRecord line) {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (!OWN_CLASSES.contains(frame.getClassName())
                    && !frame.getClassName().startsWith("java.")) { // which calls method references
                line.setSourceClassName(frame.getClassName());
                line.setSourceMethodName(methodOf(frame.getMethodName()));
                return;
            }
        }
        line.setSourceClassName(name);
        line.setSourceMethodName("log");
    }

    /** Returns the method that contains a lambda expression. */
    private static String methodOf(String name) {
        int end = name.lastIndexOf('$');
        return name.startsWith(LAMBDA) && end > LAMBDA.length() ? name.substring(LAMBDA.length(), end) : name;
    }

    private static java.util.logging.Level of(Level level) {
        switch (level) {
            case DEBUG:
                return java.util.logging.Level.FINE;
            case INFO:
                return java.util.logging.Level.INFO;
            case WARN:
                return java.util.logging.Level.WARNING;
            default:
                return java.util.logging.Level.SEVERE;
        }
    }
}
