package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.descriptor.FrontControllers;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds front controllers among the registrations of the container: by web.xml, by annotations and by the application's
 * code.
 */
final class RegisteredFrontControllers {
    private final ServletContext context;

    private RegisteredFrontControllers(ServletContext context) {
        this.context = context;
    }

    /**
     * Returns those that are registered so far.
     *
     * @throws UnsupportedOperationException in a listener that is not declared in web.xml
     */
    static List<FrontController> of(ServletContext context) {
        RegisteredFrontControllers registered = new RegisteredFrontControllers(context);
        FrontControllers controllers = new FrontControllers();
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            controllers.addFilter(filter.getName(), registered.classNames(filter), Mappings.urlPatterns(filter));
        }
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            controllers.addServlet(servlet.getName(), registered.classNames(servlet), Mappings.urlPatterns(servlet));
        }
        return controllers.found();
    }

    /**
     * Returns the class and its superclasses, as far as they can be loaded: applications extend the classes of
     * frameworks.
     */
    private List<String> classNames(Registration registration) {
        List<String> names = new ArrayList<>();
        String className = registration.getClassName();
        if (className == null) {
            return names;
        }
        names.add(className);
        try {
            Class<?> type = Class.forName(className, false, context.getClassLoader());
            while (type != null) {
                names.add(type.getName());
                type = type.getSuperclass();
            }
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return names;
        }
        return names;
    }
}
