package io.github.jwtfilter.provider;

import java.util.LinkedHashMap;
import java.util.Map;

/** The claims of a token, from which a test derives others. Immutable. */
record Payload(Map<String, Object> claims) {
    Payload with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return new Payload(changed);
    }

    Payload without(String name) {
        if (!claims.containsKey(name)) {
            throw new IllegalArgumentException("there is no claim " + name);
        }
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.remove(name);
        return new Payload(changed);
    }
}
