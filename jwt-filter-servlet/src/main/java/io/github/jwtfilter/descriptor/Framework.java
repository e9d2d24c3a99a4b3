package io.github.jwtfilter.descriptor;

import io.github.jwtfilter.access.FrontController.Selection;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Frameworks that serve pages under more paths than one, by the classes that an application declares. */
enum Framework {
    STRUTS_2(
            Selection.ANY_DIRECTORY,
            "runs actions of a package without a namespace below any directory",
            "org\\.apache\\.struts2\\..*|com\\.opensymphony\\.webwork\\..*"),
    SPRING_MVC(
            Selection.SEVERAL_PATHS,
            "runs the handler of /admin for /admin.txt too (before Spring 5.3), and for /admin/ (before 6.0)",
            "org\\.springframework\\.web\\.servlet\\.DispatcherServlet"),
    FACES(
            Selection.SEVERAL_MAPPINGS,
            "serves a page below each of its mappings, as /admin/x.xhtml, /admin/x.jsf and /faces/admin/x.xhtml",
            "(?:javax|jakarta)\\.faces\\.webapp\\.FacesServlet|org\\.apache\\.myfaces\\.webapp\\.MyFacesServlet"),
    WICKET(
            Selection.SEVERAL_PATHS,
            "serves a page as /wicket/bookmarkable/ and its class too, wherever it is mounted",
            "org\\.apache\\.wicket\\.protocol\\..*"),
    TAPESTRY(Selection.SEVERAL_PATHS, "serves the page of /admin as /ADMIN too", "org\\.apache\\.tapestry5\\..*");

    private final Selection selection;
    private final String behavior;
    private final Pattern classes;

    Framework(Selection selection, String behavior, String classes) {
        this.selection = selection;
        this.behavior = behavior;
        this.classes = Pattern.compile(classes);
    }

    /**
     * The framework of a servlet or filter, by the name of its class or of a superclass; null if there is none
     * that serves pages under more paths than one by these mappings.
     */
    static @Nullable Framework of(Collection<String> classNames, Collection<String> urlPatterns) {
        for (Framework framework : values()) {
            if (framework.isUsedBy(classNames) && framework.hasSeveralPaths(urlPatterns)) {
                return framework;
            }
        }
        return null;
    }

    private boolean isUsedBy(Collection<String> classNames) {
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

    /** What it does beyond the path, as a predicate. */
    String behavior() {
        return behavior;
    }
}
