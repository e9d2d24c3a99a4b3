package io.github.jwtfilter.internal.descriptor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code filter} of a deployment descriptor. */
public final class DeclaredFilter {
    private static final String DEFAULT_SETTINGS = "/WEB-INF/jwt-filter.properties";

    private final String name;
    private final String className;
    private final boolean asyncSupported;
    private final Map<String, String> parameters;

    DeclaredFilter(String name, String className, boolean asyncSupported, Map<String, String> parameters) {
        this.name = name;
        this.className = className;
        this.asyncSupported = asyncSupported;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Returns the name to which mappings refer.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the class of the filter.
     *
     * @return the name of the class
     */
    public String className() {
        return className;
    }

    /**
     * Returns whether servlets after it may respond asynchronously.
     *
     * @return the value of {@code async-supported}
     */
    boolean asyncSupported() {
        return asyncSupported;
    }

    /**
     * Returns the default location of the settings of a JwtFilter, which the operator can override.
     *
     * @return the init-param {@code config}, or the default
     */
    public String settings() {
        String config = parameters.get("config");
        return config == null || config.isEmpty() ? DEFAULT_SETTINGS : config;
    }

    /**
     * Returns an init-param.
     *
     * @param name its name
     * @return its value, or null if there is none
     */
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }
}
