package io.github.jwtfilter.settings.properties;

import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The environment of this process. */
final class SystemEnvironment implements Environment {
    @Override
    public @Nullable String variable(String name) {
        return System.getenv(name);
    }

    @Override
    public @Nullable String property(String name) {
        return System.getProperty(name);
    }

    @Override
    public Set<String> variableNames() {
        return System.getenv().keySet();
    }

    @Override
    public Set<String> propertyNames() {
        return System.getProperties().stringPropertyNames();
    }

    /** The name comes from the settings file, and {@code java:} restricts the lookup to the container. */
    @Override
    @SuppressWarnings("BanJNDI")
    public @Nullable String jndi(String name) {
        if (!name.startsWith("java:")) {
            return null;
        }
        try {
            Object value = new InitialContext().lookup(name);
            boolean plain = value instanceof String
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Character;
            return plain ? value.toString() : null;
        } catch (NamingException | RuntimeException e) {
            // Containers report a missing name in either way; outside of a container there is no naming service.
            return null;
        }
    }
}
