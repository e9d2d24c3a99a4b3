package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of {@code web.xml} that declare the filter and its listener, as docs/web-xml.md shows them for each version. */
final class GuardLines {
    /** The versions of descriptors between which the lines differ. */
    enum Version {
        /** A document type: neither dispatchers nor asynchronous requests, and a fixed order of elements. */
        DTD,
        /** 2.4 and 2.5: no asynchronous requests. */
        SERVLET_2,
        SERVLET_3;

        static Version of(@Nullable WebXml descriptor, boolean hasDoctype) {
            if (descriptor == null) {
                return SERVLET_3;
            }
            if (descriptor.version().isEmpty()) {
                return hasDoctype ? DTD : SERVLET_3;
            }
            return descriptor.version().startsWith("2.") ? SERVLET_2 : SERVLET_3;
        }
    }

    private final Version version;
    private final ServletNamespace namespace;
    private final String name;

    /**
     * Creates the lines.
     *
     * @param name the name of the filter, which no other filter has
     */
    GuardLines(Version version, ServletNamespace namespace, String name) {
        this.version = version;
        this.namespace = namespace;
        this.name = name;
    }

    List<String> listener() {
        return element("listener", "listener-class", namespace.listener());
    }

    List<String> filter() {
        List<String> lines = new ArrayList<>(Arrays.asList(
                "<filter>",
                "  <filter-name>" + name + "</filter-name>",
                "  <filter-class>" + namespace.filter() + "</filter-class>"));
        if (version == Version.SERVLET_3) {
            lines.add("  <async-supported>true</async-supported>");
        }
        lines.add("</filter>");
        return lines;
    }

    List<String> mapping() {
        List<String> lines = new ArrayList<>(Arrays.asList(
                "<filter-mapping>", "  <filter-name>" + name + "</filter-name>", "  <url-pattern>/*</url-pattern>"));
        for (String dispatcher : dispatchers()) {
            lines.add("  <dispatcher>" + dispatcher + "</dispatcher>");
        }
        lines.add("</filter-mapping>");
        return lines;
    }

    private List<String> dispatchers() {
        switch (version) {
            case DTD:
                return Collections.emptyList();
            case SERVLET_2:
                return Arrays.asList("REQUEST", "FORWARD", "ERROR");
            default:
                return Arrays.asList("REQUEST", "FORWARD", "ASYNC", "ERROR");
        }
    }

    /** Returns all elements in their order. */
    List<String> all() {
        List<String> lines = new ArrayList<>();
        if (version == Version.SERVLET_3) {
            lines.addAll(listener());
        }
        lines.addAll(filter());
        lines.addAll(mapping());
        if (version != Version.SERVLET_3) {
            lines.addAll(listener());
        }
        return lines;
    }

    /**
     * Returns a constraint that permits requests without a login: it takes precedence over the constraints of annotations
     * and fragments on the same paths, unless these deny all access (Servlet 3.0 sections 13.4.1 and 13.8.1).
     */
    static List<String> openConstraint(List<String> patterns) {
        List<String> lines = new ArrayList<>(Arrays.asList(
                "<security-constraint>",
                "  <web-resource-collection>",
                "    <web-resource-name>Left to the access rules of jwt-filter</web-resource-name>"));
        for (String pattern : patterns) {
            lines.add("    <url-pattern>" + pattern.replace("&", "&amp;").replace("<", "&lt;") + "</url-pattern>");
        }
        lines.addAll(Arrays.asList("  </web-resource-collection>", "</security-constraint>"));
        return lines;
    }

    private static List<String> element(String name, String childName, String text) {
        return Arrays.asList(
                "<" + name + ">", "  <" + childName + ">" + text + "</" + childName + ">", "</" + name + ">");
    }
}
