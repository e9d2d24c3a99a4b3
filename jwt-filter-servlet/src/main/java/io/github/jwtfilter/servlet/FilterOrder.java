package io.github.jwtfilter.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the server runs the filters. The Servlet API lists filters without an order, so this is read from
 * the server's own objects.
 */
final class FilterOrder {
    /** The steps from the servlet context to the filter mappings: getters, otherwise fields. */
    private static final String[][] PATHS = {
        {"getContextHandler", "getServletHandler", "getFilterMappings"}, // Jetty
        {"getDeployment", "getDeploymentInfo", "getFilterMappings"}, // Undertow
        {"context", "context", "findFilterMaps"}, // Tomcat, and servers built on it
    };

    private FilterOrder() {}

    /** Returns the names of the filters in the order of their mappings, or null if the server does not expose it. */
    static @Nullable List<String> of(ServletContext context) {
        for (String[] path : PATHS) {
            try {
                return names(resolve(path, context));
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                // Another server, another version of it, or a security manager: continue with the next path.
            }
        }
        return null;
    }

    private static Object resolve(String[] path, Object start) throws ReflectiveOperationException {
        Object object = start;
        for (String step : path) {
            object = get(step, object);
        }
        return object;
    }

    private static List<String> names(Object mappings) throws ReflectiveOperationException {
        Collection<?> all =
                mappings instanceof Object[] ? Arrays.asList((Object[]) mappings) : (Collection<?>) mappings;
        List<String> names = new ArrayList<>();
        for (Object mapping : all) {
            names.add((String) get("getFilterName", mapping));
        }
        return names;
    }

    private static Object get(String name, Object object) throws ReflectiveOperationException {
        try {
            Method method = object.getClass().getMethod(name);
            method.setAccessible(true);
            return method.invoke(object);
        } catch (NoSuchMethodException e) {
            Field field = field(name, object.getClass());
            field.setAccessible(true);
            return field.get(object);
        }
    }

    private static Field field(String name, Class<?> type) throws NoSuchFieldException {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
