package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A {@code filter-mapping} of a deployment descriptor. */
public final class FilterMapping {
    private final String filterName;
    private final List<String> urlPatterns;
    private final List<String> servletNames;
    private final Set<String> dispatchers;

    /**
     * Describes a mapping.
     *
     * @param filterName the name of the filter
     * @param urlPatterns the paths
     * @param servletNames the servlets
     * @param dispatchers the dispatcher types, empty for the default
     */
    public FilterMapping(
            String filterName,
            Collection<String> urlPatterns,
            Collection<String> servletNames,
            Collection<String> dispatchers) {
        this.filterName = filterName;
        this.urlPatterns = Collections.unmodifiableList(new ArrayList<>(urlPatterns));
        this.servletNames = Collections.unmodifiableList(new ArrayList<>(servletNames));
        this.dispatchers = Collections.unmodifiableSet(new LinkedHashSet<>(dispatchers));
    }

    /**
     * Returns the filter.
     *
     * @return its name
     */
    public String filterName() {
        return filterName;
    }

    /**
     * Returns the mapped paths.
     *
     * @return patterns; empty if the mapping names servlets only
     */
    public List<String> urlPatterns() {
        return urlPatterns;
    }

    /**
     * Returns the mapped servlets.
     *
     * @return names; empty if the mapping has patterns only
     */
    public List<String> servletNames() {
        return servletNames;
    }

    /**
     * Returns whether every path is mapped.
     *
     * @return true if there is the pattern {@code /*}
     */
    boolean isEverything() {
        return urlPatterns.contains("/*");
    }

    /**
     * Returns the declared dispatcher types.
     *
     * @return for example {@code ERROR}; empty for the default
     */
    Set<String> dispatchers() {
        return dispatchers;
    }

    /**
     * Returns whether the filter runs for requests of clients.
     *
     * @return true also if no dispatcher is declared
     */
    public boolean isForRequests() {
        return has("REQUEST");
    }

    /**
     * Returns whether the filter runs for a dispatcher type.
     *
     * @param dispatcher for example {@code ERROR}
     * @return true also for {@code REQUEST} if no dispatcher is declared
     */
    boolean has(String dispatcher) {
        return dispatchers.isEmpty() ? dispatcher.equals("REQUEST") : dispatchers.contains(dispatcher);
    }
}
