package io.github.jwtfilter.settings;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What surrounds the program: environment variables, system properties, and the names of the container. */
public interface Environment {
    /**
     * The value of an environment variable.
     *
     * @param name its name
     * @return the value, or null if it is not set
     */
    @Nullable
    String variable(String name);

    /**
     * The value of a system property.
     *
     * @param name its name
     * @return the value, or null if it is not set
     */
    @Nullable
    String property(String name);

    /**
     * The names of all environment variables.
     *
     * @return names
     */
    Set<String> variableNames();

    /**
     * The names of all system properties.
     *
     * @return names
     */
    Set<String> propertyNames();

    /**
     * Looks up a text, number or boolean in the container's naming service.
     *
     * @param name a name that starts with {@code java:}
     * @return the value as text, or null if there is none or it is something else
     */
    @Nullable
    String jndi(String name);

    /**
     * The environment of this process.
     *
     * @return a view that always tells the present state
     */
    static Environment system() {
        return new SystemEnvironment();
    }
}
