package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The MDC of SLF4J. Loaded only if SLF4J has a provider. */
final class Slf4jContext {
    private Slf4jContext() {}

    static @Nullable String get(String name) {
        return MDC.get(name);
    }

    static void put(String name, String value) {
        MDC.put(name, value);
    }

    static void remove(String name) {
        MDC.remove(name);
    }
}
