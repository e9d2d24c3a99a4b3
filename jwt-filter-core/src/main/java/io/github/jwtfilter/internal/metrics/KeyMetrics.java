package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The metrics of the keys of each issuer. */
final class KeyMetrics {
    /** Not possible as a name in the settings. */
    private static final String UNNAMED = "(default)";

    private static final String ISSUER = "issuer";

    static final List<Metric> ALL = Arrays.asList(
            Metric.gauge(
                    "keys",
                    "Usable keys of an issuer, without revoked keys. The name of an issuer is that in the settings,"
                            + " " + UNNAMED + " for one without a name.",
                    ofEachIssuer(KeyHealth::keys),
                    ISSUER),
            Metric.gauge(
                    "keys_revoked",
                    "Keys of an issuer that keys.revoked lists.",
                    ofEachIssuer(health -> health.revoked().size()),
                    ISSUER),
            Metric.gauge(
                    "keys_age_seconds",
                    "The time since the keys were last read successfully. Absent if they never were, or never change.",
                    ofEachIssuer(KeyMetrics::ageInSeconds),
                    ISSUER),
            Metric.gauge(
                    "keys_state",
                    "The state of the keys: 1 for the current state, 0 for all others. stale: the last read has failed, and the"
                            + " keys read before are in use; unavailable: tokens of the issuer get 503.",
                    KeyMetrics::states,
                    ISSUER,
                    "state"));

    private KeyMetrics() {}

    /** Returns the name of an issuer as the value of a label. */
    static String label(String issuer) {
        return issuer.isEmpty() ? UNNAMED : issuer;
    }

    private static SeriesReader ofEachIssuer(ToDoubleFunction<KeyHealth> figure) {
        return (sources, series) -> sources.keys()
                .forEach((issuer, keys) ->
                        series.add(Series.of(() -> figure.applyAsDouble(keys.health()), label(issuer))));
    }

    private static double ageInSeconds(KeyHealth health) {
        return health.age().map(age -> age.toMillis() / 1e3).orElse(Double.NaN);
    }

    private static void states(MetricSources sources, List<Series> series) {
        sources.keys().forEach((issuer, keys) -> {
            for (KeyHealth.State state : KeyHealth.State.values()) {
                series.add(Series.of(
                        () -> isIn(state, keys), label(issuer), state.name().toLowerCase(Locale.ROOT)));
            }
        });
    }

    private static int isIn(KeyHealth.State state, KeySource keys) {
        return keys.health().state() == state ? 1 : 0;
    }
}
