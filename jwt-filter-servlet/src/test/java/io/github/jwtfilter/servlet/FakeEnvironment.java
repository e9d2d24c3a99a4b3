package io.github.jwtfilter.servlet;

import io.github.jwtfilter.settings.properties.Environment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An environment that contains only the values that a test has set. */
final class FakeEnvironment implements Environment {
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    FakeEnvironment withVariable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    FakeEnvironment withProperty(String name, String value) {
        properties.put(name, value);
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
        return null;
    }
}
