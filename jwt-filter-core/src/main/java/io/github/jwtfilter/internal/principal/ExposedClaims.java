package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.ExposeSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims that the application gets as request attributes and headers. Clients must not be able to send such a header: its name
 * belongs to the filter, in every spelling that a program may take for the same name.
 */
public final class ExposedClaims {
    private final Map<String, ClaimPath> attributes;
    private final Map<String, ClaimPath> headers;
    private final Map<String, String> headersInLowerCase = new LinkedHashMap<>();
    private final Set<String> owned = new HashSet<>();

    private ExposedClaims(ExposeSettings settings) {
        attributes = byName(settings.attributes());
        headers = byName(settings.headers());
        for (String header : headers.keySet()) {
            headersInLowerCase.put(header.toLowerCase(Locale.ROOT), header);
            owned.add(comparable(header));
        }
    }

    /**
     * Returns the claims that the settings list.
     *
     * @param settings the section
     * @return the claims, or null if there are none
     */
    public static @Nullable ExposedClaims of(ExposeSettings settings) {
        return settings.attributes().isEmpty() && settings.headers().isEmpty() ? null : new ExposedClaims(settings);
    }

    private static Map<String, ClaimPath> byName(Map<String, List<String>> names) {
        Map<String, ClaimPath> claims = new LinkedHashMap<>();
        names.forEach((claim, all) -> all.forEach(name -> claims.put(name, new ClaimPath(claim))));
        return Collections.unmodifiableMap(claims);
    }

    /**
     * Returns the request attributes that belong to the filter.
     *
     * @return names in the order of the settings
     */
    public Set<String> attributes() {
        return attributes.keySet();
    }

    /**
     * Returns the value of a request attribute.
     *
     * @param name the name of the attribute
     * @param principal the principal of the request, or null if there is none
     * @return the claim as text, or null if the token does not have it or it cannot be written as text
     */
    public @Nullable String attribute(String name, @Nullable JwtPrincipal principal) {
        return value(attributes.get(name), principal);
    }

    /**
     * Returns the request headers that claims are exposed as.
     *
     * @return names in the order of the settings
     */
    public Set<String> headers() {
        return headers.keySet();
    }

    /**
     * Returns whether a request header belongs to the filter, so that the application must not see a value of the client. Case makes no
     * difference, nor does the kind of punctuation: programs that pass headers on as variables turn {@code -} into {@code _}.
     *
     * @param name the name of a header
     * @return true if it is that of an exposed claim, or can be taken for it
     */
    public boolean ownsHeader(String name) {
        return !owned.isEmpty() && owned.contains(comparable(name));
    }

    /**
     * Returns the value of a request header.
     *
     * @param name the name of the header, in any case
     * @param principal the principal of the request, or null if there is none
     * @return the claim as text, or null if the token does not have it or it cannot be written as text
     */
    public @Nullable String header(String name, @Nullable JwtPrincipal principal) {
        String configured = headersInLowerCase.get(name.toLowerCase(Locale.ROOT));
        return configured == null ? null : value(headers.get(configured), principal);
    }

    private static @Nullable String value(@Nullable ClaimPath claim, @Nullable JwtPrincipal principal) {
        if (claim == null || !(principal instanceof TokenPrincipal)) {
            return null;
        }
        JsonObject claims = ((TokenPrincipal) principal).token().json();
        Object single = claim.find(claims);
        return ClaimText.of(single == null ? elements(claim.findAll(claims)) : single);
    }

    /** The values of a path with {@code [*]}, as one list. */
    private static List<Object> elements(List<Object> found) {
        List<Object> elements = new ArrayList<>();
        for (Object value : found) {
            elements.addAll(value instanceof List ? (List<?>) value : Collections.singletonList(value));
        }
        return Collections.unmodifiableList(elements);
    }

    private static String comparable(String header) {
        StringBuilder comparable = new StringBuilder(header.length());
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            comparable.append(upper ? (char) (c + ('a' - 'A')) : plain ? c : '_');
        }
        return comparable.toString();
    }
}
