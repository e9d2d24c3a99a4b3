package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The settings for the operation of the filter: metrics, health and reload. */
public final class OperationSettings {
    private static final Duration SHORTEST_RELOAD = Duration.ofSeconds(1);
    private static final Duration LONGEST_RELOAD = Duration.ofHours(1);

    /** The end of the path of the liveness, after {@code health.path}. */
    public static final String LIVE = "/live";

    /** The end of the path of the readiness, after {@code health.path}. */
    public static final String READY = "/ready";

    /** The key {@code metrics.path}. */
    public static final SettingKey<String> METRICS_PATH = SettingKey.of(
            "metrics.path",
            Parsers.path(),
            Tier.FREQUENT,
            "The path, below the application, at which GET returns the metrics in the text format of Prometheus. Off by default."
                    + " An access rule of its own must require a role or scope for it. See [Metrics](metrics.md).");

    /** The key {@code health.path}. */
    public static final SettingKey<String> HEALTH_PATH = SettingKey.of(
            "health.path",
            Parsers.path(),
            Tier.FREQUENT,
            "The path, below the application, at which GET returns the health as JSON: `<path>/live` with status 200 while the filter"
                    + " runs, `<path>` and `<path>/ready` with 200 while keys and stores are usable, otherwise 503. Off by"
                    + " default. It needs an access rule of its own; with `optional`, a load balancer needs no token. See"
                    + " [Metrics](metrics.md#health).");

    /** The key {@code health.role}. */
    public static final SettingKey<String> HEALTH_ROLE = SettingKey.of(
            "health.role",
            Parsers.text(),
            Tier.RARE,
            "The role of users to whom `health.path` shows details: the keys of each issuer, and the stores. Without this key,"
                    + " it shows no details.");

    /** The key {@code reload}. */
    public static final SettingKey<Duration> RELOAD = SettingKey.of(
                    "reload",
                    Parsers.durationOrOff(SHORTEST_RELOAD, LONGEST_RELOAD),
                    Tier.FREQUENT,
                    "How often the settings and the files of their secrets are read again, 1s to 1h, or `off`. A change that two"
                            + " reads confirm, and that is valid, takes effect without a redeployment.")
            .or("off");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(METRICS_PATH, HEALTH_PATH, HEALTH_ROLE, RELOAD));

    private final Optional<String> metricsPath;
    private final Optional<String> healthPath;
    private final Optional<String> healthRole;
    private final Duration reload;

    OperationSettings(Values values) {
        metricsPath = values.find(METRICS_PATH);
        healthPath = values.find(HEALTH_PATH);
        healthRole = values.find(HEALTH_ROLE);
        reload = values.get(RELOAD);
    }

    /**
     * Returns the path of the metrics.
     *
     * @return a path below the application, or empty if they are not served
     */
    public Optional<String> metricsPath() {
        return metricsPath;
    }

    /**
     * Returns the path of the health.
     *
     * @return a path below the application, or empty if it is not served
     */
    public Optional<String> healthPath() {
        return healthPath;
    }

    /**
     * Returns all paths of the health: the configured one, that of the liveness and that of the readiness.
     *
     * @return three paths below the application, or none if the health is not served
     */
    public List<String> healthPaths() {
        if (!healthPath.isPresent()) {
            return Collections.emptyList();
        }
        String path = healthPath.get();
        return Collections.unmodifiableList(Arrays.asList(path, path + LIVE, path + READY));
    }

    /**
     * Returns the role of users who see details of the health.
     *
     * @return the role, or empty if no user sees them
     */
    public Optional<String> healthRole() {
        return healthRole;
    }

    /**
     * Returns how often the settings are read again.
     *
     * @return 1 second to 1 hour, or zero for never
     */
    public Duration reload() {
        return reload;
    }
}
