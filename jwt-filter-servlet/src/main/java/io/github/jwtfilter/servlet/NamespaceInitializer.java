package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.descriptor.NamespaceFindings;
import io.github.jwtfilter.internal.descriptor.ServletNamespace;
import io.github.jwtfilter.internal.descriptor.WebXml;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects the deployment of an application that declares the {@link JwtFilter} of the other Servlet API. Some servers
 * would log that the class cannot be loaded, and serve the application unprotected. Servers find this class in
 * {@code META-INF/services}; each loads the one for its own API.
 */
public final class NamespaceInitializer implements ServletContainerInitializer {
    /** Creates an instance; called by the server. */
    public NamespaceInitializer() {}

    /**
     * Examines the declared filters and listeners.
     *
     * @param classes not used
     * @param context the application
     * @throws ServletException if a class of the adapter cannot be used on this server; the message names the line to
     *     change
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) throws ServletException {
        WebXml descriptor = new DeclaredDeployment(context).descriptor();
        Set<String> names = new LinkedHashSet<>(NamespaceFindings.named(descriptor));
        names.addAll(RegisteredFilters.of(context).classNames());
        names.removeIf(name -> ServletNamespace.ofAdapter(name) == null || isUsable(name, context));
        if (!names.isEmpty()) {
            String heading = "The application is not deployed: this server implements " + server().api()
                    + " and cannot use classes of jwt-filter for "
                    + server().other().api() + ":";
            throw new ServletException(StartupLog.rejection(
                    context,
                    NamespaceInitializer.class,
                    heading,
                    NamespaceFindings.changes(server(), names, descriptor)));
        }
    }

    /**
     * Returns whether a class implements the API of this server. Converters replace the API in classes, but not the
     * names of the classes: only loading a class shows which API it implements.
     */
    private static boolean isUsable(String name, ServletContext context) {
        ClassLoader loader = context.getClassLoader();
        try {
            Class<?> type = Class.forName(name, false, loader);
            return Filter.class.isAssignableFrom(type) || ServletContextListener.class.isAssignableFrom(type);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static ServletNamespace server() {
        ServletNamespace own = ServletNamespace.ofAdapter(JwtFilter.class.getName());
        return own == null ? ServletNamespace.JAKARTA : own;
    }
}
