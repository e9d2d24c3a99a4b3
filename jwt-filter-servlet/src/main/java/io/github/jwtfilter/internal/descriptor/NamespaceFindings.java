package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds classes of the adapter that belong to the other namespace of the Servlet API. */
public final class NamespaceFindings {
    private NamespaceFindings() {}

    /**
     * Returns the classes of the adapter that a descriptor names.
     *
     * @param descriptor the descriptor, or null
     * @return names of filters and listeners, each once
     */
    public static Set<String> named(@Nullable WebXml descriptor) {
        Set<String> names = new LinkedHashSet<>();
        if (descriptor != null) {
            descriptor.listeners().forEach(names::add);
            descriptor.filters().forEach(filter -> names.add(filter.className()));
            names.removeIf(name -> ServletNamespace.ofAdapter(name) == null);
        }
        return names;
    }

    /**
     * Returns the changes that make classes of the adapter compatible with a server.
     *
     * @param server the namespace of the server
     * @param classNames classes of the adapter for the other namespace
     * @param descriptor the descriptor that may name them, or null
     * @return one line for each class
     */
    public static List<String> changes(
            ServletNamespace server, Collection<String> classNames, @Nullable WebXml descriptor) {
        List<String> lines = new ArrayList<>();
        for (String name : classNames) {
            boolean filter = name.equals(server.other().filter());
            String element = filter ? "filter-class" : "listener-class";
            String right = filter ? server.filter() : server.listener();
            int line = descriptor == null ? 0 : descriptor.lineOf(name);
            String place = line > 0 ? "/WEB-INF/web.xml, line " + line : "a web-fragment.xml or the application's code";
            lines.add(place + ": replace <" + element + ">" + name + "</" + element + "> with <" + element + ">" + right
                    + "</" + element + ">");
        }
        return lines;
    }

    /**
     * Compares the classes of the adapter with the namespace of the application.
     *
     * @param descriptor the descriptor
     * @param ofClasses the namespace that the application's own classes use; null if it is not known
     * @return findings, empty if there are none
     */
    static List<String> of(WebXml descriptor, @Nullable ServletNamespace ofClasses) {
        ServletNamespace expected = ofClasses == null ? descriptor.namespace() : ofClasses;
        Set<String> names = named(descriptor);
        List<String> findings = new ArrayList<>();
        if (expected != null) {
            names.removeIf(name -> ServletNamespace.ofAdapter(name) == expected);
            String reason = ofClasses == null
                    ? "web.xml" + version(descriptor) + " is written for " + expected.api()
                    : "the application's classes use " + expected.api();
            changes(expected, names, descriptor)
                    .forEach(change ->
                            findings.add(reason + ", and a server of that API cannot load the class; " + change));
        } else if (names.stream().map(ServletNamespace::ofAdapter).distinct().count() > 1) {
            findings.add("filter and listener belong to different Servlet APIs, and no server can load both;"
                    + " use the classes of one package");
        }
        return findings;
    }

    private static String version(WebXml descriptor) {
        return descriptor.version().isEmpty() ? "" : " (version " + descriptor.version() + ")";
    }
}
