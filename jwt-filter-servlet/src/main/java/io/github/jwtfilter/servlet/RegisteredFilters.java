package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.descriptor.Coverage;
import io.github.jwtfilter.internal.descriptor.FilterMapping;
import io.github.jwtfilter.internal.descriptor.WebXml;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters of an application that the container exposes: those of {@code web.xml}, of fragments, and those that code
 * has registered so far.
 */
final class RegisteredFilters {
    /** The class of the JwtFilter for the API of this package. */
    static final Set<String> OWN = Collections.singleton(JwtFilter.class.getName());

    private final @Nullable Collection<? extends FilterRegistration> all;

    private RegisteredFilters(@Nullable Collection<? extends FilterRegistration> all) {
        this.all = all;
    }

    /**
     * Returns the filters. They are unknown in listeners that code has registered, which have no access (Servlet 3.0 section
     * 4.4).
     */
    static RegisteredFilters of(ServletContext context) {
        try {
            Map<String, ? extends FilterRegistration> filters = context.getFilterRegistrations();
            return new RegisteredFilters(filters == null ? null : filters.values());
        } catch (RuntimeException | LinkageError e) {
            return new RegisteredFilters(null);
        }
    }

    /** Returns the classes of all filters, empty if the container does not expose them. */
    Set<String> classNames() {
        Set<String> names = new LinkedHashSet<>();
        for (FilterRegistration filter : all()) {
            names.add(String.valueOf(filter.getClassName()));
        }
        return names;
    }

    /** Returns the name of the first filter of a class, which must be one of {@link #classNames}. */
    String nameOf(String className) {
        return all().stream()
                .filter(filter -> className.equals(filter.getClassName()))
                .map(filter -> String.valueOf(filter.getName()))
                .findFirst()
                .orElse(className);
    }

    /** Returns each JwtFilter for the API of this package. */
    List<FilterRegistration> own() {
        List<FilterRegistration> own = new ArrayList<>();
        for (FilterRegistration filter : all()) {
            if (OWN.contains(filter.getClassName())) {
                own.add(filter);
            }
        }
        return own;
    }

    /**
     * Returns the coverage of the JwtFilters. The container exposes patterns without their dispatchers, which are those
     * of the descriptor; a mapping that is missing there results from code or a fragment, and counts as one for
     * requests.
     *
     * @return the coverage; null if neither the container nor the descriptor shows a JwtFilter and there may be one
     *     nevertheless
     */
    @Nullable
    Coverage coverage(@Nullable WebXml descriptor) {
        Coverage declared =
                descriptor == null ? new Coverage(false, Collections.emptyList()) : Coverage.of(descriptor, OWN);
        if (own().isEmpty()) {
            return all == null && !declared.hasFilter() ? null : declared;
        }
        List<FilterMapping> mappings = new ArrayList<>(declared.mappings());
        for (FilterRegistration filter : own()) {
            addOthers(filter, mappings);
        }
        return new Coverage(true, mappings);
    }

    private static void addOthers(FilterRegistration filter, List<FilterMapping> mappings) {
        Set<String> patterns = new LinkedHashSet<>(Mappings.urlPatterns(filter));
        Set<String> servlets = new LinkedHashSet<>(Mappings.servletNames(filter));
        for (FilterMapping mapping : mappings) {
            if (mapping.filterName().equals(filter.getName())) {
                patterns.removeAll(mapping.urlPatterns());
                servlets.removeAll(mapping.servletNames());
            }
        }
        if (!patterns.isEmpty() || !servlets.isEmpty()) {
            mappings.add(new FilterMapping(filter.getName(), patterns, servlets, Collections.emptySet()));
        }
    }

    private Collection<? extends FilterRegistration> all() {
        return all == null ? Collections.emptyList() : all;
    }
}
