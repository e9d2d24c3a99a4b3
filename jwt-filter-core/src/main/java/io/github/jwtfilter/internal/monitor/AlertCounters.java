package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.Alert;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the alerts since the start, by kind. Thread-safe. */
public final class AlertCounters {
    private final Map<Alert.Kind, LongAdder> counters = new EnumMap<>(Alert.Kind.class);

    AlertCounters() {
        for (Alert.Kind kind : Alert.Kind.values()) {
            counters.put(kind, new LongAdder());
        }
    }

    @SuppressWarnings("NullAway") // every kind has its counter
    void count(Alert.Kind kind) {
        counters.get(kind).increment();
    }

    /**
     * Returns the number of alerts.
     *
     * @param kind the kind
     * @return 0 or more, also of alerts whose log lines were omitted
     */
    @SuppressWarnings("NullAway") // every kind has its counter
    public long raised(Alert.Kind kind) {
        return counters.get(kind).sum();
    }
}
