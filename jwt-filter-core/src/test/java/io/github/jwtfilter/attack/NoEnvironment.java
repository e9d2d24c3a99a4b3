package io.github.jwtfilter.attack;

import io.github.jwtfilter.settings.Environment;
import java.util.Set;

/** Surroundings that override nothing. */
final class NoEnvironment implements Environment {
    @Override
    public String variable(String name) {
        return null;
    }

    @Override
    public String property(String name) {
        return null;
    }

    @Override
    public Set<String> variableNames() {
        return Set.of();
    }

    @Override
    public Set<String> propertyNames() {
        return Set.of();
    }

    @Override
    public String jndi(String name) {
        return null;
    }
}
