package io.github.jwtfilter.settings.properties;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The environment of the process: environment variables, system properties, and the JNDI names of the container. */
public interface Environment {
    /**
     * Returns the value of an environment variable.
     *
     * @param name its name
     * @return the value, or null if it is not set
     */
    @Nullable
    String variable(String name);

    /**
     * Returns the value of a system property.
     *
     * @param name its name
     * @return the value, or null if it is not set
     */
    @Nullable
    String property(String name);

    /**
     * Returns the names of all environment variables.
     *
     * @return the names
     */
    Set<String> variableNames();

    /**
     * Returns the names of all system properties.
     *
     * @return the names
     */
    Set<String> propertyNames();

    /**
     * Looks up a text, number or boolean in JNDI.
     *
     * @param name a name that starts with {@code java:}
     * @return the value as text, or null if there is none or it has another type
     */
    @Nullable
    String jndi(String name);

    /**
     * Returns the environment of this process.
     *
     * @return a live view
     */
    static Environment system() {
        return new SystemEnvironment();
    }
}
