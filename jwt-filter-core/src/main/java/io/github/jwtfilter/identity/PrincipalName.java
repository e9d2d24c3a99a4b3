package io.github.jwtfilter.identity;

import io.github.jwtfilter.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the principal by the first of certain claims that is there. */
final class PrincipalName {
    private final List<ClaimPath> claims = new ArrayList<>();

    PrincipalName(Collection<String> names) {
        for (String name : names) {
            claims.add(new ClaimPath(name));
        }
    }

    /**
     * The name, or null if there is none to be trusted. A claim that is there but null, blank, not a string, or holds control
     * characters is not passed over for the next one: another claim may name somebody else.
     */
    @Nullable
    String of(JsonObject token) {
        for (ClaimPath claim : claims) {
            Object value = claim.find(token);
            if (value != null || claim.isIn(token)) {
                return value instanceof String && isName((String) value) ? (String) value : null;
            }
        }
        return null;
    }

    private static boolean isName(String value) {
        boolean visible = false;
        int c;
        for (int i = 0; i < value.length(); i += Character.charCount(c)) {
            c = value.codePointAt(i);
            if (c > ' ' && c < 0x7f) {
                visible = true; // as nearly all are
            } else if (Character.isISOControl(c)) {
                return false;
            } else {
                visible |= !isInvisible(c);
            }
        }
        return visible;
    }

    /** Format characters too: a name of nothing but a zero-width space looks blank wherever it is shown. */
    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
