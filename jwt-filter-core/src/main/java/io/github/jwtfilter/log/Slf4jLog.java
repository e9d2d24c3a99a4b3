package io.github.jwtfilter.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only class that names SLF4J, so that nothing else fails to link where it is absent. */
final class Slf4jLog extends Log {
    private static final String NO_PROVIDER = "org.slf4j.helpers.NOPLoggerFactory";

    private final Logger logger;

    private Slf4jLog(Logger logger) {
        this.logger = logger;
    }

    static Log of(String name) {
        return new Slf4jLog(LoggerFactory.getLogger(name));
    }

    /** Whether lines would arrive anywhere: an API without a provider swallows them. */
    static boolean hasProvider() {
        return !LoggerFactory.getILoggerFactory().getClass().getName().equals(NO_PROVIDER);
    }

    @Override
    public void info(String message) {
        logger.info(message);
    }

    @Override
    public void warn(String message) {
        logger.warn(message);
    }

    @Override
    public void error(String message, @Nullable Throwable cause) {
        logger.error(message, cause);
    }
}
