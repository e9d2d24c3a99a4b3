package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of an application's requests that pass through its filters. Complete coverage requires a mapping to every
 * path for the dispatcher REQUEST: several partial mappings leave open the paths that none of them names.
 */
public final class Coverage {
    private final boolean declared;
    private final List<FilterMapping> mappings;

    /**
     * Describes the coverage.
     *
     * @param declared whether there is a filter
     * @param mappings the mappings of the filters
     */
    public Coverage(boolean declared, Collection<FilterMapping> mappings) {
        this.declared = declared;
        this.mappings = Collections.unmodifiableList(new ArrayList<>(mappings));
    }

    /**
     * Returns the coverage that a descriptor declares.
     *
     * @param descriptor the descriptor
     * @param filterClasses the classes of the filters to consider
     * @return the coverage by the filters of these classes
     */
    public static Coverage of(WebXml descriptor, Set<String> filterClasses) {
        boolean declared = descriptor.filters().stream().anyMatch(filter -> filterClasses.contains(filter.className()));
        return new Coverage(declared, descriptor.mappingsOf(filterClasses));
    }

    /**
     * Returns whether there is a filter.
     *
     * @return true also for a filter without a mapping
     */
    public boolean hasFilter() {
        return declared;
    }

    /**
     * Returns the mappings of the filters.
     *
     * @return mappings in order
     */
    public List<FilterMapping> mappings() {
        return mappings;
    }

    /**
     * Returns whether every request passes through a filter.
     *
     * @return true if one is mapped to every path
     */
    public boolean isComplete() {
        for (FilterMapping mapping : mappings) {
            if (mapping.isEverything() && mapping.has("REQUEST")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Describes incomplete coverage.
     *
     * @return a clause, with the consequence
     */
    public String gap() {
        if (!declared) {
            return "no JwtFilter is declared, so that the whole application is served without it";
        }
        if (mappings.isEmpty()) {
            return "the JwtFilter is declared but not mapped, so that the whole application is served without it";
        }
        return "the JwtFilter is mapped to "
                + mappings.stream().map(Coverage::describe).distinct().collect(Collectors.joining(", "))
                + " only, so that everything else is served without it";
    }

    /**
     * Returns the remedy for incomplete coverage.
     *
     * @return the remedy
     */
    public String remedy() {
        return (declared ? "" : "declare it, and ")
                + "map it to /* for the dispatcher REQUEST; then open paths by access rules";
    }

    private static String describe(FilterMapping mapping) {
        List<String> targets = new ArrayList<>(mapping.urlPatterns());
        mapping.servletNames().forEach(servlet -> targets.add("the servlet " + servlet));
        return String.join(" ", targets)
                + (mapping.has("REQUEST") ? "" : " for " + String.join(" ", mapping.dispatchers()));
    }
}
