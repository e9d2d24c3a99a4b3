package io.github.jwtfilter.internal.logging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

/** Loggers of the JDK that a command line turns off because it prints the same facts itself. */
public final class SilencedLoggers {
    /** The JDK keeps the level of a logger only while something refers to the logger. */
    private static final List<Logger> SILENCED = new CopyOnWriteArrayList<>();

    private SilencedLoggers() {}

    /**
     * Turns off the logger of a class until the program ends.
     *
     * @param type the class that logs
     */
    public static void add(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName());
        logger.setLevel(java.util.logging.Level.OFF);
        SILENCED.add(logger);
    }
}
