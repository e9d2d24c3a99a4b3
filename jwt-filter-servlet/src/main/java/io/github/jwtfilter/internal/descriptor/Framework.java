package io.github.jwtfilter.internal.descriptor;

import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.authorization.FrontController.Selection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frameworks that serve pages under more than one path, recognized by the declared classes and the libraries of an
 * application.
 */
enum Framework {
    STRUTS_2(
            Selection.ANY_DIRECTORY,
            "runs actions of a package without a namespace below any directory",
            "struts2-core-[0-9].*",
            "org.apache.struts2.",
            "com.opensymphony.webwork."),
    SPRING_MVC(
            Selection.SEVERAL_PATHS,
            "also runs the handler of /admin for /admin.txt (before Spring 5.3) and for /admin/ (before 6.0)",
            "(?:spring-webmvc|org\\.springframework\\.web\\.servlet)-[1-5]\\..*",
            "org.springframework.web.servlet.DispatcherServlet"),
    FACES(
            Selection.SEVERAL_MAPPINGS,
            "serves a page below each of its mappings, as /admin/x.xhtml, /admin/x.jsf and /faces/admin/x.xhtml",
            "(?:jsf-impl|myfaces-impl|javax\\.faces|jakarta\\.faces)-[0-9].*",
            "javax.faces.webapp.FacesServlet",
            "jakarta.faces.webapp.FacesServlet",
            "org.apache.myfaces.webapp.MyFacesServlet"),
    WICKET(
            Selection.SEVERAL_PATHS,
            "also serves a page as /wicket/bookmarkable/ and its class, wherever it is mounted",
            "wicket-(?:core-)?[0-9].*",
            "org.apache.wicket.protocol."),
    TAPESTRY(
            Selection.SEVERAL_PATHS,
            "also serves the page of /admin as /ADMIN",
            "tapestry-core-5.*",
            "org.apache.tapestry5.");

    private final Selection selection;
    private final String behavior;
    private final String libraries;

    /** Names of classes, or of packages with a dot at the end. */
    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> classes;

    Framework(Selection selection, String behavior, String libraries, String... classes) {
        this.selection = selection;
        this.behavior = behavior;
        this.libraries = libraries;
        this.classes = Collections.unmodifiableList(Arrays.asList(classes));
    }

    /** Returns the framework of a servlet or filter, by the name of its class or of a superclass; null if there is none. */
    static @Nullable Framework of(Collection<String> classNames) {
        for (Framework framework : values()) {
            if (framework.isUsedBy(classNames)) {
                return framework;
            }
        }
        return null;
    }

    /** Returns whether a file of this name is its library. */
    boolean isIn(String library) {
        return library.matches(libraries);
    }

    /** Returns whether one of these classes is its own. */
    boolean isUsedBy(Collection<String> classNames) {
        for (String className : classNames) {
            for (String known : classes) {
                if (known.endsWith(".") ? className.startsWith(known) : className.equals(known)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns a front controller with these mappings. */
    FrontController controller(String name, Collection<String> urlPatterns) {
        FrontController controller =
                new FrontController(name, urlPatterns, selection, behavior).withFilesBelow(filesBelow());
        return this == WICKET ? controller.withEveryPageBelow("/wicket/bookmarkable") : controller;
    }

    /** Returns a front controller with the mappings that the framework or the server adds if none are declared. */
    FrontController controller(String name) {
        return controller(
                name,
                this == FACES ? Arrays.asList("/faces/*", "*.jsf", "*.faces", "*.xhtml") : Collections.singleton("/*"));
    }

    /** Returns the folders of scripts and style sheets that the framework contains. */
    private Collection<String> filesBelow() {
        switch (this) {
            case FACES:
                return Arrays.asList("/javax.faces.resource", "/jakarta.faces.resource");
            case WICKET:
                return Collections.singleton("/wicket/resource");
            case TAPESTRY:
                return Arrays.asList("/assets", "/modules", "/modules.gz");
            default:
                return Collections.emptyList();
        }
    }
}
