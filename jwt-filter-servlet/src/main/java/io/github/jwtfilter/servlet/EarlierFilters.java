package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.descriptor.FilterMapping;
import io.github.jwtfilter.internal.descriptor.UpgradeOrder;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.logging.LogText;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds filters that run before a JwtFilter, contrary to {@code web.xml}: code has registered them, for example a
 * {@code ServletContainerInitializer} of a library, with {@code isMatchAfter = false}. Later listeners may register
 * more of them, and Undertow initializes filters at the first request, so both the listener and the filter of this
 * project check.
 */
final class EarlierFilters {
    private final ServletContext context;
    private final DeclaredDeployment declared;

    EarlierFilters(ServletContext context, DeclaredDeployment declared) {
        this.context = context;
        this.declared = declared;
    }

    /** Logs the finding, once. */
    void report(String filterName) {
        String attribute = EarlierFilters.class.getName() + '/' + filterName;
        String finding = finding(filterName);
        if (finding != null && !finding.equals(context.getAttribute(attribute))) {
            context.setAttribute(attribute, finding);
            StartupLog.of(context, JwtFilter.class).warn(finding);
        }
    }

    /**
     * Returns the finding with its remedy, or null if there is none, or if the server does not expose the order of
     * filters.
     */
    private @Nullable String finding(String filterName) {
        Set<String> earlier = names(filterName);
        if (earlier.isEmpty()) {
            return null;
        }
        return "before the JwtFilter, the server runs " + String.join(", ", earlier)
                + ", registered by code: responses of such a filter are not protected, and it sees no principal; have it"
                + " registered with isMatchAfter = true, or declare it in web.xml after the JwtFilter";
    }

    private Set<String> names(String filterName) {
        Set<String> earlier = new LinkedHashSet<>();
        Map<String, ? extends FilterRegistration> registrations = context.getFilterRegistrations();
        if (registrations == null || registrations.keySet().equals(Collections.singleton(filterName))) {
            return earlier;
        }
        List<String> order = FilterOrder.of(context);
        if (order == null || !order.contains(filterName)) {
            return earlier;
        }
        Set<String> expected = declaredBefore(filterName);
        for (String name : order.subList(0, order.indexOf(filterName))) {
            FilterRegistration registration = registrations.get(name);
            if (registration != null && !expected.contains(name) && counts(registration)) {
                earlier.add(LogText.of(name) + " (" + registration.getClassName() + " on "
                        + String.join(" ", Mappings.urlPatterns(registration)) + ")");
            }
        }
        return earlier;
    }

    /**
     * Returns whether a filter is relevant. Filters mapped to servlets run after all that are mapped to URLs. Jetty's
     * upgrade filter has a check of its own.
     */
    private static boolean counts(FilterRegistration filter) {
        String className = String.valueOf(filter.getClassName());
        return !Mappings.urlPatterns(filter).isEmpty()
                && !className.equals(JwtFilter.class.getName())
                && !UpgradeOrder.comesFirst(className);
    }

    /** Returns the filters that {@code web.xml} declares before this one, where the order is visible. */
    private Set<String> declaredBefore(String filterName) {
        Set<String> names = new LinkedHashSet<>();
        WebXml descriptor = declared.descriptor();
        if (descriptor != null) {
            for (FilterMapping mapping : descriptor.mappings()) {
                if (mapping.filterName().equals(filterName)) {
                    break;
                }
                names.add(mapping.filterName());
            }
        }
        return names;
    }
}
