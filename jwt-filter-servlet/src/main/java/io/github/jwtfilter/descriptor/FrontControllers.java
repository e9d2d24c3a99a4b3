package io.github.jwtfilter.descriptor;

import io.github.jwtfilter.access.FrontController;
import io.github.jwtfilter.access.FrontController.Selection;
import io.github.jwtfilter.rejection.LogText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the servlets and filters of an application that may serve a page under more paths than one. */
public final class FrontControllers {
    /** The container's own, and filters of libraries that serve no pages. */
    private static final List<String> OTHERS = Collections.unmodifiableList(Arrays.asList(
            "org.apache.catalina.",
            "org.apache.jasper.",
            "org.apache.tomcat.",
            "org.eclipse.jetty.",
            "io.undertow.",
            "com.sun.enterprise.",
            "org.glassfish.tyrus.",
            "org.glassfish.wasp.",
            "org.apache.openejb.",
            "org.apache.tomee.",
            "org.apache.webbeans.",
            "org.wildfly.",
            "com.ibm.ws.",
            "weblogic.",
            "org.springframework.orm.",
            "org.springframework.security.",
            "org.springframework.session.",
            "org.springframework.web.filter.",
            "org.springframework.web.servlet.resource.",
            "org.apache.shiro.web.",
            "org.apache.logging.log4j.",
            "ch.qos.logback."));

    /** What containers call the servlets that they bring along, which applications may map and configure. */
    private static final Set<String> SERVLETS_OF_CONTAINERS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("default", "jsp")));

    private final List<FrontController> found = new ArrayList<>();

    /** Starts with none. */
    public FrontControllers() {}

    /**
     * Those that a descriptor declares.
     *
     * @param descriptor what was read
     * @return front controllers, filters first
     */
    public static List<FrontController> of(WebXml descriptor) {
        FrontControllers controllers = new FrontControllers();
        for (DeclaredFilter filter : descriptor.filters()) {
            List<String> patterns = descriptor.mappings().stream()
                    .filter(mapping -> mapping.filterName().equals(filter.name()) && mapping.has("REQUEST"))
                    .flatMap(mapping -> mapping.urlPatterns().stream())
                    .collect(Collectors.toList());
            controllers.addFilter(filter.name(), Collections.singletonList(filter.className()), patterns);
        }
        for (DeclaredServlet servlet : descriptor.servlets()) {
            controllers.addServlet(
                    servlet.name(), Collections.singletonList(servlet.className()), servlet.urlPatterns());
        }
        return controllers.found();
    }

    /**
     * Looks at a filter.
     *
     * @param name its name
     * @param classNames its class, and superclasses if they are known
     * @param urlPatterns its mappings
     */
    public void addFilter(String name, Collection<String> classNames, Collection<String> urlPatterns) {
        if (Collections.disjoint(ServletNamespace.filters(), classNames)) {
            add("the filter ", name, classNames, urlPatterns);
        }
    }

    /**
     * Looks at a servlet.
     *
     * @param name its name
     * @param classNames its class, and superclasses if they are known
     * @param urlPatterns its mappings
     */
    public void addServlet(String name, Collection<String> classNames, Collection<String> urlPatterns) {
        if (!SERVLETS_OF_CONTAINERS.contains(name) || Framework.of(classNames, urlPatterns) != null) {
            add("the servlet ", name, classNames, urlPatterns);
        }
    }

    /**
     * Those that were found.
     *
     * @return front controllers
     */
    public List<FrontController> found() {
        return Collections.unmodifiableList(found);
    }

    private void add(String kind, String name, Collection<String> classNames, Collection<String> urlPatterns) {
        String className = classNames.stream().findFirst().orElse("");
        String shown = kind + LogText.of(name) + (className.isEmpty() ? "" : " (" + LogText.of(className) + ")");
        Framework framework = Framework.of(classNames, urlPatterns);
        if (framework != null) {
            found.add(new FrontController(shown, urlPatterns, framework.selection(), framework.behavior()));
        } else if (OTHERS.stream().noneMatch(className::startsWith)) {
            // A mapping to one directory is for pages of that directory, as far as can be known.
            List<String> patterns = urlPatterns.stream()
                    .filter(pattern -> pattern.equals("/") || pattern.equals("/*") || pattern.startsWith("*."))
                    .collect(Collectors.toList());
            found.add(new FrontController(
                    shown,
                    patterns,
                    Selection.UNKNOWN,
                    "is mapped to " + LogText.of(String.join(" ", patterns)) + ", where it may serve any page"));
        }
    }
}
