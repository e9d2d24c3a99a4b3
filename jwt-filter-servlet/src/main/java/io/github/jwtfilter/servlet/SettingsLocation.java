package io.github.jwtfilter.servlet;

import io.github.jwtfilter.settings.properties.Environment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The location of the settings of one application, and the source of this location. */
final class SettingsLocation {
    /** The init-param of the filter with the location of the settings. */
    static final String PARAMETER = "config";

    private static final String DEFAULT = "/WEB-INF/jwt-filter.properties";

    private final String location;
    private final String origin;

    private SettingsLocation(String location, String origin) {
        this.location = location;
        this.origin = origin;
    }

    /** Returns the first location that is configured: system property, environment variable, init-param, default. */
    static SettingsLocation find(String contextPath, @Nullable String parameter, Environment environment) {
        String path = contextPath.isEmpty() ? "ROOT" : contextPath.substring(1);
        String property = "jwtfilter.config." + path.replace('/', '.');
        String variable = "JWTFILTER_CONFIG_" + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        SettingsLocation fromProperty = from(environment.property(property), "system property " + property);
        if (fromProperty != null) {
            return fromProperty;
        }
        SettingsLocation fromVariable = from(environment.variable(variable), "environment variable " + variable);
        if (fromVariable != null) {
            return fromVariable;
        }
        SettingsLocation fromParameter = from(parameter, "init-param " + PARAMETER);
        return fromParameter != null ? fromParameter : new SettingsLocation(DEFAULT, "the default");
    }

    /**
     * Returns a location, or null for a blank value, as deployment descriptors and start scripts often cannot omit one.
     */
    private static @Nullable SettingsLocation from(@Nullable String value, String origin) {
        return value == null || value.trim().isEmpty() ? null : new SettingsLocation(value.trim(), origin);
    }

    String location() {
        return location;
    }

    /** Returns whether the value is the content of a file instead of its location. */
    boolean isText() {
        return location.indexOf('\n') >= 0 || location.indexOf('\r') >= 0;
    }

    /** Returns the source of the location. */
    String origin() {
        return origin;
    }

    @Override
    public String toString() {
        return location + " (" + origin + ")";
    }
}
