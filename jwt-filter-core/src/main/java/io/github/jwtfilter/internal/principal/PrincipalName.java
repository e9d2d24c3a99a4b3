package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.internal.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the name of the principal from the first configured claim that is present. */
final class PrincipalName {
    private final List<ClaimPath> claims = new ArrayList<>();

    PrincipalName(Collection<String> names) {
        for (String name : names) {
            claims.add(new ClaimPath(name));
        }
    }

    /**
     * Returns the name, or null if there is no valid one. An integer is used as its decimal text. A claim that is present but blank,
     * neither a string nor an integer, or contains control characters is not skipped in favor of the next one, which may name a
     * different user.
     */
    @Nullable
    String of(JsonObject token) {
        for (ClaimPath claim : claims) {
            Object value = claim.find(token);
            if (value != null) {
                String name = JsonObject.textOf(value);
                return name != null && isName(name) ? name : null;
            }
        }
        return null;
    }

    /** Returns the claim that {@link #of} reads, or null if none is present. */
    @Nullable
    String claim(JsonObject token) {
        for (ClaimPath claim : claims) {
            if (claim.find(token) != null) {
                return claim.toString();
            }
        }
        return null;
    }

    /** Returns the first value that is present, for the log; null if there is none. */
    @Nullable
    Object valueIn(JsonObject token) {
        for (ClaimPath claim : claims) {
            Object value = claim.find(token);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static boolean isName(String value) {
        int i = 0;
        while (i < value.length() && isVisibleAscii(value.charAt(i))) {
            i++;
        }
        return i == value.length() ? i > 0 : isNameFrom(i, value);
    }

    private static boolean isVisibleAscii(char c) {
        return c > ' ' && c < 0x7f;
    }

    /** Examines the rest of a name; all characters before {@code start} are visible. */
    private static boolean isNameFrom(int start, String value) {
        boolean visible = start > 0;
        int c;
        for (int i = start; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            visible |= !isInvisible(c);
        }
        return visible;
    }

    /** Includes format characters: a name that consists of a zero-width space looks blank wherever it is shown. */
    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
