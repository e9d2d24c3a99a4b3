package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.store.StoreAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a deployment that a guard depends on. Immutable. */
public final class ServletDeployment {
    private final @Nullable String sessionCookie;
    private final List<String> welcomeFiles;
    private final @Nullable String contextPath;
    private final List<FrontController> frontControllers;
    private final StoreAccess stores;
    private final Set<String> servletPaths;

    /**
     * Describes a deployment.
     *
     * @param sessionCookie the name of the server's session cookie, which is also that of the path parameter with the
     *     session ID for clients without cookies; null for the default
     * @param welcomeFiles the names of the files that may be served for a URI that ends in a slash (Servlet 3.0 section
     *     10.10); empty for the default
     */
    public ServletDeployment(@Nullable String sessionCookie, Collection<String> welcomeFiles) {
        this(
                sessionCookie,
                welcomeFiles.isEmpty() ? WelcomeFiles.USUAL : welcomeFiles,
                null,
                Collections.emptyList(),
                StoreAccess.REQUIRED,
                Collections.emptySet());
    }

    private ServletDeployment(
            @Nullable String sessionCookie,
            Collection<String> welcomeFiles,
            @Nullable String contextPath,
            Collection<FrontController> frontControllers,
            StoreAccess stores,
            Collection<String> servletPaths) {
        this.stores = stores;
        this.servletPaths = Collections.unmodifiableSet(new HashSet<>(servletPaths));
        this.sessionCookie = sessionCookie;
        this.welcomeFiles = Collections.unmodifiableList(new ArrayList<>(welcomeFiles));
        this.contextPath = contextPath;
        this.frontControllers = Collections.unmodifiableList(new ArrayList<>(frontControllers));
    }

    /**
     * Returns the same deployment at a known context path.
     *
     * @param path the context path, empty for the root
     * @return a copy with it
     */
    public ServletDeployment at(String path) {
        return new ServletDeployment(sessionCookie, welcomeFiles, path, frontControllers, stores, servletPaths);
    }

    /**
     * Returns the same deployment of an application with front controllers, for which access rules are checked.
     *
     * @param controllers the servlets and filters that select pages themselves
     * @return a copy with them
     */
    public ServletDeployment withFrontControllers(Collection<FrontController> controllers) {
        return new ServletDeployment(sessionCookie, welcomeFiles, contextPath, controllers, stores, servletPaths);
    }

    /**
     * Returns the same deployment for diagnostics outside of the server.
     *
     * @param access whether the stores of sessions and revocations are opened
     * @return a copy with this access
     */
    public ServletDeployment withStores(StoreAccess access) {
        return new ServletDeployment(sessionCookie, welcomeFiles, contextPath, frontControllers, access, servletPaths);
    }

    /**
     * Returns the same deployment of an application with servlets at known paths, which no endpoint of the guard may have.
     *
     * @param paths exact URL patterns of servlets (Servlet 3.0 section 12.2)
     * @return a copy with them
     */
    public ServletDeployment withServletPaths(Collection<String> paths) {
        return new ServletDeployment(sessionCookie, welcomeFiles, contextPath, frontControllers, stores, paths);
    }

    Set<String> servletPaths() {
        return servletPaths;
    }

    StoreAccess stores() {
        return stores;
    }

    /**
     * Returns the deployment with default values.
     *
     * @return the default names
     */
    public static ServletDeployment usual() {
        return new ServletDeployment(null, Collections.emptyList());
    }

    @Nullable
    String sessionCookie() {
        return sessionCookie;
    }

    WelcomeFiles welcomeFiles() {
        return new WelcomeFiles(welcomeFiles);
    }

    /**
     * Returns the context path.
     *
     * @return the path, empty for the root, or null if it is not known
     */
    public @Nullable String contextPath() {
        return contextPath;
    }

    /** Returns the name of the application for operators: its context path, or null if it is not known. */
    @Nullable
    String application() {
        return contextPath != null && contextPath.isEmpty() ? "/" : contextPath;
    }

    List<FrontController> frontControllers() {
        return frontControllers;
    }
}
