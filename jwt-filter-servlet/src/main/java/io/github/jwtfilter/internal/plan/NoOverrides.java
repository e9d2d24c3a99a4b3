package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.settings.properties.Environment;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An environment without variables, properties and names: settings are checked as they are written. */
final class NoOverrides implements Environment {
    @Override
    public @Nullable String variable(String name) {
        return null;
    }

    @Override
    public @Nullable String property(String name) {
        return null;
    }

    @Override
    public Set<String> variableNames() {
        return Collections.emptySet();
    }

    @Override
    public Set<String> propertyNames() {
        return Collections.emptySet();
    }

    @Override
    public @Nullable String jndi(String name) {
        return null;
    }
}
