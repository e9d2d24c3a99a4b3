package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LocationAwareLogger;

/** Logs to SLF4J. No other class refers to SLF4J, so that all others link without it. */
final class Slf4jLog extends Log {
    private static final String NO_PROVIDER = "org.slf4j.helpers.NOPLoggerFactory";
    /** The class whose caller is the source of a record. */
    private static final String CALLED = Log.class.getName();

    private final Logger logger;

    private Slf4jLog(Logger logger) {
        this.logger = logger;
    }

    static Log of(String name) {
        return new Slf4jLog(LoggerFactory.getLogger(name));
    }

    /** Returns whether SLF4J has a provider; without one, it discards all lines. */
    static boolean hasProvider() {
        return !LoggerFactory.getILoggerFactory().getClass().getName().equals(NO_PROVIDER);
    }

    @Override
    public boolean isEnabled(Level level) {
        switch (level) {
            case DEBUG:
                return logger.isDebugEnabled();
            case INFO:
                return logger.isInfoEnabled();
            case WARN:
                return logger.isWarnEnabled();
            default:
                return logger.isErrorEnabled();
        }
    }

    @Override
    void write(Level level, String text, @Nullable Throwable cause) {
        if (logger instanceof LocationAwareLogger) {
            ((LocationAwareLogger) logger).log(null, CALLED, of(level), text, null, cause);
        } else {
            writeWithoutLocation(level, text, cause);
        }
    }

    private void writeWithoutLocation(Level level, String text, @Nullable Throwable cause) {
        switch (level) {
            case DEBUG:
                logger.debug(text, cause);
                break;
            case INFO:
                logger.info(text, cause);
                break;
            case WARN:
                logger.warn(text, cause);
                break;
            default:
                logger.error(text, cause);
                break;
        }
    }

    private static int of(Level level) {
        switch (level) {
            case DEBUG:
                return LocationAwareLogger.DEBUG_INT;
            case INFO:
                return LocationAwareLogger.INFO_INT;
            case WARN:
                return LocationAwareLogger.WARN_INT;
            default:
                return LocationAwareLogger.ERROR_INT;
        }
    }
}
