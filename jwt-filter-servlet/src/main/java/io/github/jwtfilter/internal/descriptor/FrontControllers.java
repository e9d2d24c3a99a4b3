package io.github.jwtfilter.internal.descriptor;

import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.authorization.FrontController.Selection;
import io.github.jwtfilter.internal.logging.LogText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the servlets and filters of an application that may serve a page under more than one path. */
public final class FrontControllers {
    private final List<FrontController> found = new ArrayList<>();
    private final Set<Framework> declared = EnumSet.noneOf(Framework.class);
    private @Nullable FrontController faces;

    /** Creates an empty collection. */
    public FrontControllers() {}

    /**
     * Returns the front controllers that a descriptor declares.
     *
     * @param descriptor the descriptor
     * @return front controllers, filters first
     */
    public static List<FrontController> of(WebXml descriptor) {
        FrontControllers controllers = new FrontControllers();
        controllers.addAll(descriptor);
        return controllers.found();
    }

    /**
     * Returns the front controllers of an application that is not deployed: those that its descriptor and the fragments
     * of libraries declare, and frameworks in its libraries, which annotations and code can register.
     *
     * @param descriptor its {@code web.xml}, or null if it has none
     * @param fragments its fragments
     * @param files its files
     * @return front controllers
     */
    public static List<FrontController> of(@Nullable WebXml descriptor, Fragments fragments, ApplicationFiles files) {
        FrontControllers controllers = new FrontControllers();
        if (descriptor != null) {
            controllers.addAll(descriptor);
        }
        fragments.descriptors().forEach(controllers::addAll);
        Set<String> libraries = files.paths(Fragments.LIBRARIES);
        if (libraries != null) {
            libraries.forEach(path -> controllers.addLibrary(path.substring(Fragments.LIBRARIES.length())));
        }
        return controllers.found();
    }

    private void addAll(WebXml descriptor) {
        for (DeclaredFilter filter : descriptor.filters()) {
            List<String> patterns = descriptor.mappings().stream()
                    .filter(mapping -> mapping.filterName().equals(filter.name()) && mapping.has("REQUEST"))
                    .flatMap(mapping -> mapping.urlPatterns().stream())
                    .collect(Collectors.toList());
            addFilter(filter.name(), Collections.singletonList(filter.className()), patterns);
        }
        for (DeclaredServlet servlet : descriptor.servlets()) {
            addServlet(servlet.name(), Collections.singletonList(servlet.className()), servlet.urlPatterns());
        }
    }

    private void addLibrary(String fileName) {
        for (Framework framework : Framework.values()) {
            if (framework.isIn(fileName) && !declared.contains(framework)) {
                found.add(framework.controller("the library " + LogText.of(fileName)));
            }
        }
    }

    /**
     * Examines a filter.
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
     * Examines a servlet.
     *
     * @param name its name
     * @param classNames its class, and superclasses if they are known
     * @param urlPatterns its mappings
     */
    public void addServlet(String name, Collection<String> classNames, Collection<String> urlPatterns) {
        if (!HelperClasses.isServletOfContainer(name) || Framework.of(classNames) != null) {
            add("the servlet ", name, classNames, urlPatterns);
        }
    }

    /**
     * Returns the front controllers found so far.
     *
     * @return front controllers
     */
    public List<FrontController> found() {
        return Collections.unmodifiableList(found);
    }

    private void add(String kind, String name, Collection<String> classNames, Collection<String> urlPatterns) {
        String className = classNames.isEmpty() ? "" : classNames.iterator().next();
        String shown = kind + LogText.of(name) + (className.isEmpty() ? "" : " (" + LogText.of(className) + ")");
        Framework framework = Framework.of(classNames);
        if (framework != null) {
            declared.add(framework);
            add(framework, shown, urlPatterns);
        } else if (!HelperClasses.contain(className)) {
            // A mapping to one directory is assumed to serve pages of that directory only.
            List<String> patterns = new ArrayList<>();
            for (String pattern : urlPatterns) {
                if (pattern.equals("/") || pattern.equals("/*") || pattern.startsWith("*.")) {
                    patterns.add(pattern);
                }
            }
            found.add(new FrontController(
                    shown,
                    patterns,
                    Selection.UNKNOWN,
                    "is mapped to " + LogText.of(String.join(" ", patterns)) + ", where it may serve any page"));
        }
    }

    /** Several servlets of JSF serve the same pages, each under its own mappings. */
    private void add(Framework framework, String shown, Collection<String> urlPatterns) {
        FrontController earlier = framework == Framework.FACES ? faces : null;
        FrontController controller =
                earlier == null ? framework.controller(shown, urlPatterns) : earlier.withMappings(urlPatterns);
        if (earlier != null) {
            found.remove(earlier);
        }
        found.add(controller);
        if (framework == Framework.FACES) {
            faces = controller;
        }
    }
}
