package io.github.jwtfilter.servlet.scenario;

import io.github.jwtfilter.servlet.JwtFilter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records the lines that the filter, or another class, logs until this is closed. */
final class FilterLog extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    FilterLog() {
        this(JwtFilter.class);
    }

    FilterLog(Class<?> owner) {
        logger = Logger.getLogger(owner.getName());
        logger.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
