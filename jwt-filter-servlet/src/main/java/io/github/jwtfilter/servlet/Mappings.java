package io.github.jwtfilter.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The mappings that a container exposes. Open Liberty returns null where the specification requires an empty collection. */
final class Mappings {
    private Mappings() {}

    static Collection<String> urlPatterns(FilterRegistration filter) {
        return orEmpty(filter.getUrlPatternMappings());
    }

    static Collection<String> servletNames(FilterRegistration filter) {
        return orEmpty(filter.getServletNameMappings());
    }

    static Collection<String> urlPatterns(ServletRegistration servlet) {
        return orEmpty(servlet.getMappings());
    }

    private static Collection<String> orEmpty(@Nullable Collection<String> mappings) {
        return mappings == null ? Collections.emptyList() : mappings;
    }
}
