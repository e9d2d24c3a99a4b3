package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.internal.logging.Log;
import org.jspecify.annotations.Nullable;

/** Publishes the metrics as meters of Micrometer, if the application or its server contains Micrometer. Thread-safe. */
public final class MeterBinding implements AutoCloseable {
    private static final Log LOG = Log.of(MeterBinding.class);
    private static final String REQUIRED = "io.micrometer.core.instrument.Metrics";

    private final String application;
    private @Nullable MicrometerMeters meters;
    private boolean closed;

    /**
     * Creates a binding without meters.
     *
     * @param application the name of the application, the value of the tag {@code application}
     */
    public MeterBinding(String application) {
        this.application = application;
    }

    /**
     * Registers the metrics in the global registry of Micrometer. Meters that exist continue with these sources, so that a registry which
     * pushes differences does not count again. A failure is logged and has no other effect; nor has a call after the end, or without
     * Micrometer.
     *
     * @param sources the sources of the figures
     */
    public synchronized void update(MetricSources sources) {
        if (closed || !isAvailable()) {
            return;
        }
        try {
            if (meters == null) {
                meters = new MicrometerMeters(application);
            }
            meters.update(sources);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Cannot register the meters of Micrometer: " + e.getClass().getName());
        }
    }

    private static boolean isAvailable() {
        try {
            Class.forName(REQUIRED, false, MeterBinding.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Removes the meters. */
    @Override
    public synchronized void close() {
        closed = true;
        if (meters == null) {
            return;
        }
        try {
            meters.remove();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Cannot remove the meters of Micrometer: " + e.getClass().getName());
        }
        meters = null;
    }
}
