package io.github.jwtfilter.internal.token;

import org.jspecify.annotations.Nullable;

/** Naming schemes for cookies that together hold one value: the name of the cookie, a separator and a number. */
enum ChunkNaming {
    /** {@code name.0}, {@code name.1}: Auth.js, Supabase, Auth0. */
    DOT('.', 0),
    /** {@code name_0}, {@code name_1}: oauth2-proxy. */
    UNDERSCORE('_', 0),
    /** {@code nameC1}, {@code nameC2}, counted by {@code name=chunks-2}: ASP.NET. */
    ASP_NET('C', 1);

    private static final int MAX_DIGITS = 4;

    private final char separator;
    private final int first;

    ChunkNaming(char separator, int first) {
        this.separator = separator;
        this.first = first;
    }

    /**
     * Returns the naming of a cookie whose name starts with {@code length} characters of the configured one; null if it
     * is no chunk.
     */
    static @Nullable ChunkNaming of(String cookie, int length) {
        for (ChunkNaming naming : values()) {
            if (cookie.length() > length + 1
                    && cookie.charAt(length) == naming.separator
                    && naming.index(cookie, length) >= 0) {
                return naming;
            }
        }
        return null;
    }

    /** Returns the zero-based position of the chunk; negative if the name does not end in a number. */
    int index(String cookie, int length) {
        return number(cookie, length + 1) - first;
    }

    /** Returns the decimal number without leading zeros at the end of a text, or -1. */
    static int number(String text, int start) {
        int digits = text.length() - start;
        if (digits < 1 || digits > MAX_DIGITS || (digits > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }
}
