package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.descriptor.DeclaredWelcomeFiles;
import io.github.jwtfilter.internal.descriptor.Fragments;
import io.github.jwtfilter.internal.descriptor.FrontControllers;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.SessionCookieConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines how an application is deployed: from the container if it exposes the information, otherwise from
 * {@code web.xml}, which is read once, on demand.
 */
final class DeclaredDeployment {
    private static final String WEB_XML = "/WEB-INF/web.xml";

    private final ServletContext context;
    private boolean read;
    private boolean unreadable;
    private @Nullable WebXml descriptor;
    private @Nullable ServletDeployment deployment;

    DeclaredDeployment(ServletContext context) {
        this.context = context;
    }

    ServletDeployment deployment() {
        if (deployment == null) {
            deployment = new ServletDeployment(sessionCookie(context), welcomeFiles())
                    .at(context.getContextPath())
                    .withFrontControllers(frontControllers())
                    .withServletPaths(servletPaths());
        }
        return deployment;
    }

    /** Returns the welcome files of the descriptor: the Servlet API does not expose them (3.0 to 6.1). */
    private Collection<String> welcomeFiles() {
        WebXml webXml = descriptor();
        Set<String> names = new LinkedHashSet<>();
        try {
            DeclaredWelcomeFiles declared =
                    DeclaredWelcomeFiles.of(webXml, Fragments.of(webXml, new ContextFiles(context)));
            names.addAll(declared.names());
            for (String problem : declared.problems()) {
                warnOfWelcomeFiles(problem);
            }
        } catch (RuntimeException | LinkageError e) {
            unreadable = true;
            warnOfWelcomeFiles(
                    "the server does not list the libraries (" + e.getClass().getName() + ")");
        }
        if (unreadable) {
            names.addAll(WelcomeFiles.USUAL);
        }
        return names;
    }

    private void warnOfWelcomeFiles(String problem) {
        StartupLog.of(context, JwtFilter.class).warn(problem + "; the default welcome files are used in addition");
    }

    private List<FrontController> frontControllers() {
        try {
            return RegisteredFrontControllers.of(context);
        } catch (RuntimeException | LinkageError e) {
            // A listener that is not declared in web.xml gets an exception (Servlet 3.0 section 4.4).
            WebXml declared = descriptor();
            return declared == null ? Collections.emptyList() : FrontControllers.of(declared);
        }
    }

    /** Returns the exact URL patterns of servlets, as far as the server exposes them. */
    private Set<String> servletPaths() {
        Set<String> paths = new LinkedHashSet<>();
        try {
            for (ServletRegistration servlet : context.getServletRegistrations().values()) {
                for (String pattern : Mappings.urlPatterns(servlet)) {
                    if (pattern.startsWith("/") && !pattern.endsWith("*")) {
                        paths.add(pattern);
                    }
                }
            }
        } catch (RuntimeException | LinkageError e) {
            // A listener that is not declared in web.xml gets an exception (Servlet 3.0 section 4.4).
            paths.clear();
        }
        return paths;
    }

    /** Returns the descriptor, or null if the application has none that can be read. */
    @Nullable
    WebXml descriptor() {
        if (!read) {
            descriptor = readDescriptor();
            read = true;
        }
        return descriptor;
    }

    private @Nullable WebXml readDescriptor() {
        try (InputStream in = context.getResourceAsStream(WEB_XML)) {
            return in == null ? null : WebXmlReader.read(in);
        } catch (IOException e) {
            return unreadable(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            return unreadable("cannot be opened (" + e.getClass().getName() + ")");
        }
    }

    private @Nullable WebXml unreadable(String reason) {
        StartupLog.of(context, JwtFilter.class).warn(WEB_XML + " " + reason + "; the container's defaults are assumed");
        unreadable = true;
        return null;
    }

    /**
     * Returns the name of the session cookie; null in listeners that are not declared in web.xml, which have no access
     * to it (Servlet 3.0 section 4.4).
     */
    private static @Nullable String sessionCookie(ServletContext context) {
        try {
            SessionCookieConfig config = context.getSessionCookieConfig();
            return config == null ? null : config.getName();
        } catch (RuntimeException | LinkageError e) {
            return null;
        }
    }
}
