package io.github.jwtfilter.internal.descriptor;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two namespaces of the Servlet API, with the classes of the adapter for each. */
public enum ServletNamespace {
    /** Servlet 3.0 to 4.0. */
    JAVAX("javax.servlet", "io.github.jwtfilter.javax."),
    /** Servlet 5.0 and later. */
    JAKARTA("jakarta.servlet", "io.github.jwtfilter.servlet.");

    /** The first version of a descriptor that belongs to the later namespace. */
    private static final int FIRST_JAKARTA_VERSION = 5;

    private final String api;
    private final String adapter;

    ServletNamespace(String api, String adapter) {
        this.api = api;
        this.adapter = adapter;
    }

    /**
     * Returns the filters of both namespaces.
     *
     * @return the names of two classes
     */
    public static Set<String> filters() {
        Set<String> filters = new HashSet<>();
        for (ServletNamespace namespace : values()) {
            filters.add(namespace.filter());
        }
        return Collections.unmodifiableSet(filters);
    }

    /**
     * Returns the namespace of a class of the adapter.
     *
     * @param className the name of a class
     * @return the namespace that the class is written for; null if it is neither a filter nor a listener of the adapter
     */
    public static @Nullable ServletNamespace ofAdapter(String className) {
        for (ServletNamespace namespace : values()) {
            if (className.equals(namespace.filter()) || className.equals(namespace.listener())) {
                return namespace;
            }
        }
        return null;
    }

    /**
     * Returns the namespace of a descriptor: the schema decides, then the version; DTDs exist for versions up to 2.3
     * only.
     */
    static @Nullable ServletNamespace ofDescriptor(String schema, String version, boolean hasDtd) {
        if (schema.startsWith("https://jakarta.ee/")) {
            return JAKARTA;
        }
        if (schema.contains("//java.sun.com/") || schema.contains("//xmlns.jcp.org/")) {
            return JAVAX;
        }
        String major = version.replaceFirst("\\..*", "");
        if (major.matches("[0-9]{1,4}")) {
            return Integer.parseInt(major) < FIRST_JAKARTA_VERSION ? JAVAX : JAKARTA;
        }
        return hasDtd ? JAVAX : null;
    }

    /**
     * Returns the name of the API.
     *
     * @return the name of its package
     */
    public String api() {
        return api;
    }

    /**
     * Returns the filter.
     *
     * @return the name of its class
     */
    public String filter() {
        return adapter + "JwtFilter";
    }

    /**
     * Returns the listener.
     *
     * @return the name of its class
     */
    public String listener() {
        return adapter + "JwtGuardListener";
    }

    /**
     * Returns the other namespace.
     *
     * @return {@link #JAKARTA} for {@link #JAVAX} and vice versa
     */
    public ServletNamespace other() {
        return this == JAVAX ? JAKARTA : JAVAX;
    }
}
