package io.github.jwtfilter.internal.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Interned member names that most tokens contain, which saves their allocation. Names from input are never added. */
final class JsonNames {
    private static final int LONGEST = 18;
    private static final int PLACES = 128;
    private static final @Nullable Name[] KNOWN = table(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "sid",
            "azp",
            "typ",
            "acr",
            "alg",
            "kid",
            "scope",
            "scp",
            "name",
            "email",
            "roles",
            "groups",
            "client_id",
            "auth_time",
            "given_name",
            "family_name",
            "realm_access",
            "session_state",
            "email_verified",
            "preferred_username");

    private JsonNames() {}

    private static @Nullable Name[] table(String... names) {
        @Nullable Name[] table = new @Nullable Name[PLACES];
        // If two names collide, the one that was replaced is allocated again, which is harmless.
        for (String name : names) {
            int place = place(name.length(), name.charAt(0), name.charAt(name.length() - 1));
            table[place] = new Name(name);
        }
        return table;
    }

    private static int place(int length, int first, int last) {
        return (length * 31 + first * 7 + last) & (PLACES - 1);
    }

    /** Returns the interned name for the bytes, or null if it is not a known name. */
    static @Nullable String find(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0 || length > LONGEST) {
            return null;
        }
        Name known = KNOWN[place(length, bytes[from], bytes[to - 1])];
        return known != null && known.isIn(bytes, from, length) ? known.text : null;
    }

    private static final class Name {
        private final String text;
        private final byte[] ascii;

        Name(String text) {
            this.text = text;
            this.ascii = text.getBytes(StandardCharsets.US_ASCII);
        }

        private boolean isIn(byte[] bytes, int from, int length) {
            if (ascii.length != length) {
                return false;
            }
            for (int i = 0; i < ascii.length; i++) {
                if (bytes[from + i] != ascii[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
