package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.internal.logging.Log;
import org.jspecify.annotations.Nullable;

/** Publishes the metrics as meters of Micrometer, if the application or its server contains Micrometer. */
public final class MeterBinding {
    private static final Log LOG = Log.of(MeterBinding.class);
    private static final String REQUIRED = "io.micrometer.core.instrument.Metrics";

    private MeterBinding() {}

    /**
     * Registers the metrics in the global registry of Micrometer. A failure is logged and has no other effect.
     *
     * @param application the name of the application, the value of the tag {@code application}
     * @param sources the sources of the figures
     * @return removes the meters; has no effect without Micrometer, or after a failure
     */
    public static Runnable register(String application, MetricSources sources) {
        if (!isAvailable()) {
            return () -> {};
        }
        MicrometerMeters meters = null;
        try {
            meters = new MicrometerMeters(application);
            meters.register(sources);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Cannot register the meters of Micrometer: " + e.getClass().getName());
        }
        MicrometerMeters registered = meters;
        return () -> remove(registered);
    }

    private static boolean isAvailable() {
        try {
            Class.forName(REQUIRED, false, MeterBinding.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static void remove(@Nullable MicrometerMeters meters) {
        if (meters == null) {
            return;
        }
        try {
            meters.remove();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Cannot remove the meters of Micrometer: " + e.getClass().getName());
        }
    }
}
