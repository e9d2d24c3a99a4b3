package io.github.jwtfilter.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Captures the log of the filter while the tests of a class run, and keeps it from the console. */
final class CapturedLog extends Handler implements BeforeAllCallback, AfterAllCallback {
    private final Logger logger = Logger.getLogger("io.github.jwtfilter");
    private final List<String> lines = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }

    /** Returns the lines since the last call. */
    synchronized List<String> take() {
        List<String> taken = new ArrayList<>(lines);
        lines.clear();
        return taken;
    }

    @Override
    public synchronized void publish(LogRecord line) {
        lines.add(line.getMessage() + (line.getThrown() == null ? "" : " " + line.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
