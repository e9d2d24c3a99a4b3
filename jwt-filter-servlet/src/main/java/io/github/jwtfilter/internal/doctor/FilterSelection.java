package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.DeclaredFilter;
import io.github.jwtfilter.internal.descriptor.DeclaredServlet;
import io.github.jwtfilter.internal.descriptor.FilterMapping;
import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.plan.UrlPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects one of the JwtFilters of an application, which may have different settings: by its name, or by the path of a request
 * (Servlet 3.0 section 6.2.4); otherwise the first one.
 */
final class FilterSelection {
    private final WebXml descriptor;
    private final List<DeclaredFilter> filters;
    private final String location;
    private final String note;

    private FilterSelection(WebXml descriptor, @Nullable String name, @Nullable String path) {
        this.descriptor = descriptor;
        this.filters =
                descriptor.filters().stream().filter(FilterSelection::isGuard).collect(Collectors.toList());
        List<DeclaredFilter> selected = name != null ? named(name) : path != null ? mapped(path) : filters;
        DeclaredFilter first = selected.isEmpty() ? filters.get(0) : selected.get(0);
        this.location = first.settings();
        if (path != null && !mapped(path).contains(first)) {
            this.note = (name == null ? "no JwtFilter is mapped" : "the JwtFilter " + name + " is not mapped")
                    + " to this path, so that the application serves it without "
                    + (name == null ? "a decision" : "its decision") + ". The settings are those of "
                    + describe(first) + ".";
        } else if (name == null && differ(selected)) {
            this.note = (path == null
                            ? "web.xml declares JwtFilters with different settings: "
                            : "JwtFilters with different settings are mapped to this path: ")
                    + selected.stream().map(this::describe).collect(Collectors.joining("; ")) + ". The settings of "
                    + first.name() + " are used; select "
                    + (path == null ? "by --request \"GET /path\", or " : "another one ") + "by --filter NAME.";
        } else {
            this.note = "";
        }
    }

    /**
     * Selects a filter.
     *
     * @param descriptor the descriptor, or null if the application has none
     * @param name the name of the filter, or null
     * @param path the decoded path of a request below the application, or null
     * @return the selection; empty if no JwtFilter is declared
     * @throws UnusableInput if no JwtFilter has the name
     */
    static Optional<FilterSelection> of(@Nullable WebXml descriptor, @Nullable String name, @Nullable String path) {
        if (descriptor != null && descriptor.filters().stream().anyMatch(FilterSelection::isGuard)) {
            return Optional.of(new FilterSelection(descriptor, name, path));
        }
        if (name != null) {
            throw new UnusableInput("--filter " + name + ": web.xml declares no JwtFilter");
        }
        return Optional.empty();
    }

    private static boolean isGuard(DeclaredFilter filter) {
        return ServletNamespace.filters().contains(filter.className());
    }

    /** Returns the location of the settings. */
    String location() {
        return location;
    }

    /** Returns the filters that were found and the one that is used, if there is a choice; otherwise an empty text. */
    String note() {
        return note;
    }

    private List<DeclaredFilter> named(String name) {
        List<DeclaredFilter> found =
                filters.stream().filter(filter -> filter.name().equals(name)).collect(Collectors.toList());
        if (found.isEmpty()) {
            throw new UnusableInput("--filter " + name + ": web.xml declares no JwtFilter of this name, but "
                    + filters.stream().map(DeclaredFilter::name).collect(Collectors.joining(", ")));
        }
        return found;
    }

    /** Returns the filters of a path in the order in which they run: mappings to paths precede those to servlets. */
    private List<DeclaredFilter> mapped(String path) {
        String servlet = servletOf(path);
        Set<DeclaredFilter> found = new LinkedHashSet<>();
        for (FilterMapping mapping : mappings()) {
            if (mapping.urlPatterns().stream().anyMatch(pattern -> matches(pattern, path))) {
                found.addAll(filtersOf(mapping));
            }
        }
        for (FilterMapping mapping : mappings()) {
            if (mapping.servletNames().contains("*") || mapping.servletNames().contains(servlet)) {
                found.addAll(filtersOf(mapping));
            }
        }
        return new ArrayList<>(found);
    }

    private List<FilterMapping> mappings() {
        return descriptor.mappings().stream()
                .filter(FilterMapping::isForRequests)
                .collect(Collectors.toList());
    }

    private List<DeclaredFilter> filtersOf(FilterMapping mapping) {
        return filters.stream()
                .filter(filter -> filter.name().equals(mapping.filterName()))
                .collect(Collectors.toList());
    }

    /** The pattern {@code /} means the default servlet for servlets only: for filters it is the root. */
    private static boolean matches(String pattern, String path) {
        return pattern.equals("/") ? path.equals("/") : UrlPattern.of(pattern).matches(path);
    }

    private String servletOf(String path) {
        String found = "";
        UrlPattern best = null;
        for (DeclaredServlet servlet : descriptor.servlets()) {
            for (String written : servlet.urlPatterns()) {
                UrlPattern pattern = UrlPattern.of(written);
                if (pattern.matches(path) && (best == null || pattern.precedes(best))) {
                    best = pattern;
                    found = servlet.name();
                }
            }
        }
        return found;
    }

    private static boolean differ(Collection<DeclaredFilter> filters) {
        return filters.stream().map(DeclaredFilter::settings).distinct().count() > 1;
    }

    private String describe(DeclaredFilter filter) {
        List<String> targets = new ArrayList<>();
        descriptor.mappings().stream()
                .filter(mapping -> mapping.filterName().equals(filter.name()))
                .forEach(mapping -> {
                    targets.addAll(mapping.urlPatterns());
                    mapping.servletNames().forEach(servlet -> targets.add("the servlet " + servlet));
                });
        return filter.name() + " (" + filter.settings()
                + (targets.isEmpty() ? ", not mapped" : ", mapped to " + String.join(" ", targets)) + ")";
    }
}
