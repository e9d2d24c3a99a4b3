package io.github.jwtfilter.settings.properties;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An environment with values that a test sets. */
public final class FakeEnvironment implements Environment {
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    public FakeEnvironment withVariable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public FakeEnvironment withProperty(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public FakeEnvironment withJndi(String name, String value) {
        names.put(name, value);
        return this;
    }

    @Override
    public String variable(String name) {
        return variables.get(name);
    }

    @Override
    public String property(String name) {
        return properties.get(name);
    }

    @Override
    public Set<String> variableNames() {
        return variables.keySet();
    }

    @Override
    public Set<String> propertyNames() {
        return properties.keySet();
    }

    @Override
    public String jndi(String name) {
        return names.get(name);
    }
}
