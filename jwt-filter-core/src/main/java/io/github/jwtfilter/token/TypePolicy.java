package io.github.jwtfilter.token;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values of {@code typ} are accepted, so that a token of another kind is not taken for one (RFC 8725 section 3.11). */
public final class TypePolicy {
    private static final String IMPLIED = "application/";
    private static final TypePolicy USUAL = new TypePolicy(true, new HashSet<>(Arrays.asList("jwt", "at+jwt")));

    private final boolean acceptsAbsent;
    private final Set<String> accepted;

    private TypePolicy(boolean acceptsAbsent, Set<String> accepted) {
        this.acceptsAbsent = acceptsAbsent;
        this.accepted = accepted;
    }

    /**
     * Accepts one type only, which must be present; or, if none is given, tokens without a type, {@code JWT} (RFC 7519
     * section 5.1) and {@code at+jwt} (RFC 9068 section 2.1).
     *
     * @param type a media type; {@code application/} may be left out (RFC 7515 section 4.1.9)
     * @return the policy
     */
    public static TypePolicy of(Optional<String> type) {
        return type.isPresent() ? new TypePolicy(false, Collections.singleton(normalise(type.get()))) : USUAL;
    }

    /**
     * Whether a token of that type is accepted.
     *
     * @param type the value of {@code typ}, compared without regard to letter case, or null if there is none
     * @return true if it is
     */
    public boolean accepts(@Nullable String type) {
        return type == null ? acceptsAbsent : accepted.contains(normalise(type));
    }

    private static String normalise(String type) {
        String lower = lowerCase(type);
        boolean implied = lower.startsWith(IMPLIED) && lower.indexOf('/', IMPLIED.length()) < 0;
        return implied ? lower.substring(IMPLIED.length()) : lower;
    }

    /** ASCII only: elsewhere, letters such as the Kelvin sign would become a k. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }
}
