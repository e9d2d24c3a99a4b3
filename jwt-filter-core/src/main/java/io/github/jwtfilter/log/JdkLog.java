package io.github.jwtfilter.log;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs through the JDK. */
final class JdkLog extends Log {
    private final String name;
    private final Logger logger;

    JdkLog(String name) {
        this.name = name;
        this.logger = Logger.getLogger(name);
    }

    @Override
    public void info(String message) {
        log(Level.INFO, message, null);
    }

    @Override
    public void warn(String message) {
        log(Level.WARNING, message, null);
    }

    @Override
    public void error(String message, @Nullable Throwable cause) {
        log(Level.SEVERE, message, cause);
    }

    private void log(Level level, String message, @Nullable Throwable cause) {
        // Naming the class spares the JDK a walk up the stack that would end in this one.
        logger.logp(level, name, null, message, cause);
    }
}
