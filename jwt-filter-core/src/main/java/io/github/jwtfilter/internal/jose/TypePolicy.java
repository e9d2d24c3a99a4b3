package io.github.jwtfilter.internal.jose;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accepted values of {@code typ}, so that a token of another kind is not mistaken for an access token (RFC 8725
 * section 3.11).
 */
public final class TypePolicy {
    private static final String IMPLIED = "application/";
    private static final TypePolicy USUAL = new TypePolicy(true, new HashSet<>(Arrays.asList("jwt", "at+jwt")));

    private static final String LOGOUT_TYPE = "logout+jwt";

    /** Issuers of logout tokens may omit the type, or write that of other tokens; their claims distinguish them. */
    private static final TypePolicy LOGOUT = new TypePolicy(true, new HashSet<>(Arrays.asList("jwt", LOGOUT_TYPE)));

    private final boolean acceptsAbsent;
    private final Set<String> accepted;

    private TypePolicy(boolean acceptsAbsent, Set<String> accepted) {
        this.acceptsAbsent = acceptsAbsent;
        this.accepted = accepted;
    }

    /**
     * Accepts exactly one type, which must be present; without a given type, accepts tokens without {@code typ}, with
     * {@code JWT} (RFC 7519 section 5.1) and with {@code at+jwt} (RFC 9068 section 2.1). For {@code logout+jwt} (OpenID Connect
     * Back-Channel Logout 1.0 section 2.4), tokens without a type and with {@code JWT} are accepted, too.
     *
     * @param type a media type; the prefix {@code application/} is optional (RFC 7515 section 4.1.9)
     * @return the policy
     */
    public static TypePolicy of(Optional<String> type) {
        if (!type.isPresent()) {
            return USUAL;
        }
        String only = normalise(type.get());
        return only.equals(LOGOUT_TYPE) ? LOGOUT : new TypePolicy(false, Collections.singleton(only));
    }

    /**
     * Returns whether a type is accepted.
     *
     * @param type the value of {@code typ}, case-insensitive, or null if absent
     * @return true if tokens of this type are accepted
     */
    public boolean accepts(@Nullable String type) {
        return type == null ? acceptsAbsent : accepted.contains(normalise(type));
    }

    private static String normalise(String type) {
        String lower = lowerCase(type);
        boolean implied = lower.startsWith(IMPLIED) && lower.indexOf('/', IMPLIED.length()) < 0;
        return implied ? lower.substring(IMPLIED.length()) : lower;
    }

    /** ASCII only: with Unicode rules, the Kelvin sign would become a {@code k}. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }
}
