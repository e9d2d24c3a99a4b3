package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.logging.Level;
import io.github.jwtfilter.internal.logging.Log;

/** Writes each event as one JSON object (RFC 8259) in printable ASCII to a logger of its own. */
public final class AuditLog implements EventTarget {
    /** The name of the logger. */
    public static final String LOGGER = "io.github.jwtfilter.audit";

    /** The maximum number of waiting events. */
    static final int CAPACITY = 8_192;

    private static final Log LOG = Log.named(LOGGER);

    AuditLog() {}

    /**
     * Returns whether the configuration of the logging library enables the lines.
     *
     * @return false if they would all be discarded
     */
    public static boolean isEnabled() {
        return LOG.isEnabled(Level.INFO);
    }

    @Override
    public String name() {
        return "the audit log";
    }

    @Override
    public String thread() {
        return "jwt-filter-audit";
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }

    @Override
    public boolean isFlushed() {
        return true;
    }

    @Override
    public void accept(GuardEvent event) {
        if (isEnabled()) {
            LOG.data(JsonWriter.write(event.fields()));
        }
    }
}
