package io.github.jwtfilter.descriptor;

import io.github.jwtfilter.access.FrontController.Selection;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Frameworks that serve pages under more than one path, recognized by the declared classes and the libraries of an
 * application.
 */
enum Framework {
    STRUTS_2(
            Selection.ANY_DIRECTORY,
            "runs actions of a package without a namespace below any directory",
            "org\\.apache\\.struts2\\..*|com\\.opensymphony\\.webwork\\..*",
            "struts2-core-[0-9].*"),
    SPRING_MVC(
            Selection.SEVERAL_PATHS,
            "runs the handler of /admin for /admin.txt too (before Spring 5.3), and for /admin/ (before 6.0)",
            "org\\.springframework\\.web\\.servlet\\.DispatcherServlet",
            "(?:spring-webmvc|org\\.springframework\\.web\\.servlet)-[1-5]\\..*"),
    FACES(
            Selection.SEVERAL_MAPPINGS,
            "serves a page below each of its mappings, as /admin/x.xhtml, /admin/x.jsf and /faces/admin/x.xhtml",
            "(?:javax|jakarta)\\.faces\\.webapp\\.FacesServlet|org\\.apache\\.myfaces\\.webapp\\.MyFacesServlet",
            "(?:jsf-impl|myfaces-impl|javax\\.faces|jakarta\\.faces)-[0-9].*"),
    WICKET(
            Selection.SEVERAL_PATHS,
            "serves a page as /wicket/bookmarkable/ and its class too, wherever it is mounted",
            "org\\.apache\\.wicket\\.protocol\\..*",
            "wicket-(?:core-)?[0-9].*"),
    TAPESTRY(
            Selection.SEVERAL_PATHS,
            "serves the page of /admin as /ADMIN too",
            "org\\.apache\\.tapestry5\\..*",
            "tapestry-core-5.*");

    private final Selection selection;
    private final String behavior;
    private final Pattern classes;
    private final Pattern libraries;

    Framework(Selection selection, String behavior, String classes, String libraries) {
        this.selection = selection;
        this.behavior = behavior;
        this.classes = Pattern.compile(classes);
        this.libraries = Pattern.compile(libraries);
    }

    /**
     * Returns the framework of a servlet or filter, by the name of its class or of a superclass; null if there is none
     * that serves pages under more than one path with these mappings.
     */
    static @Nullable Framework of(Collection<String> classNames, Collection<String> urlPatterns) {
        for (Framework framework : values()) {
            if (framework.isUsedBy(classNames) && framework.hasSeveralPaths(urlPatterns)) {
                return framework;
            }
        }
        return null;
    }

    /** Returns whether a file of this name is its library. */
    boolean isIn(String library) {
        return libraries.matcher(library).matches();
    }

    /** Returns whether one of these classes is its own. */
    boolean isUsedBy(Collection<String> classNames) {
        return classNames.stream()
                .anyMatch(className -> classes.matcher(className).matches());
    }

    private boolean hasSeveralPaths(Collection<String> urlPatterns) {
        return selection != Selection.SEVERAL_MAPPINGS
                || urlPatterns.stream().distinct().count() > 1;
    }

    Selection selection() {
        return selection;
    }

    /** Returns its behavior beyond the path, as a predicate. */
    String behavior() {
        return behavior;
    }
}
