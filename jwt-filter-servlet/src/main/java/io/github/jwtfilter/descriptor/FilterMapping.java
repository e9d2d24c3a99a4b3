package io.github.jwtfilter.descriptor;

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
    private final Set<String> dispatchers;

    FilterMapping(String filterName, Collection<String> urlPatterns, Collection<String> dispatchers) {
        this.filterName = filterName;
        this.urlPatterns = Collections.unmodifiableList(new ArrayList<>(urlPatterns));
        this.dispatchers = Collections.unmodifiableSet(new LinkedHashSet<>(dispatchers));
    }

    /**
     * The filter.
     *
     * @return its name
     */
    public String filterName() {
        return filterName;
    }

    /**
     * The paths that it is for.
     *
     * @return patterns; empty if the mapping names servlets only
     */
    public List<String> urlPatterns() {
        return urlPatterns;
    }

    /**
     * Whether every path is meant.
     *
     * @return true if there is the pattern {@code /*}
     */
    public boolean isEverything() {
        return urlPatterns.contains("/*");
    }

    /**
     * Whether the filter runs at dispatches of this kind.
     *
     * @param dispatcher for example {@code ERROR}
     * @return true also for {@code REQUEST} where no dispatcher is named
     */
    public boolean has(String dispatcher) {
        return dispatchers.isEmpty() ? dispatcher.equals("REQUEST") : dispatchers.contains(dispatcher);
    }
}
