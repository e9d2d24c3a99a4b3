package io.github.jwtfilter.internal.cors;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.settings.CorsSettings;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The requests that preflights of allowed origins may announce: methods are case-sensitive, names of headers are not. */
final class Preflights {
    static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";

    private final Set<String> methods;
    private final Set<String> names;
    private final Map<String, String> headers;

    Preflights(CorsSettings settings) {
        this.methods = new HashSet<>(settings.allowedMethods());
        this.names = new HashSet<>();
        for (String name : settings.allowedHeaders()) {
            names.add(lowerCase(name));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Access-Control-Allow-Methods", String.join(", ", settings.allowedMethods()));
        fields.put("Access-Control-Allow-Headers", String.join(", ", settings.allowedHeaders()));
        if (settings.maxAge().isPresent()) {
            fields.put(
                    "Access-Control-Max-Age",
                    Long.toString(settings.maxAge().get().toMillis() / 1000));
        }
        this.headers = Collections.unmodifiableMap(fields);
    }

    /** Returns whether the request that a preflight announces is allowed. */
    boolean allow(RequestView preflight) {
        List<String> requestedMethods = preflight.headers(METHOD);
        return requestedMethods.size() == 1
                && methods.contains(requestedMethods.get(0))
                && preflight.headers(HEADERS).stream().allMatch(this::areAllowed);
    }

    /** Returns the headers that describe the allowed requests. */
    Map<String, String> headers() {
        return headers;
    }

    private boolean areAllowed(String list) {
        for (String item : list.split(",", -1)) {
            String name = lowerCase(item.trim());
            if (!name.isEmpty() && !names.contains(name)) {
                return false;
            }
        }
        return true;
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
