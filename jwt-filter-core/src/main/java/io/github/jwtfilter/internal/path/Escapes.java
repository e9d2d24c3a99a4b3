package io.github.jwtfilter.internal.path;

import org.jspecify.annotations.Nullable;

/**
 * Decodes a percent-encoded path character by character (RFC 3986 section 2.1), as strict UTF-8 (RFC 3629: no overlong
 * forms, no surrogates, no truncated sequences) or as ISO-8859-1.
 */
final class Escapes {
    /** The end of the text. */
    static final int END = -1;

    /** The next sequence cannot be decoded. */
    static final int MALFORMED = -2;

    private static final int ESCAPE_LENGTH = 3;

    private final String text;
    private final int end;
    private final boolean latin1;
    private int next;
    private boolean escaped;

    private Escapes(String text, int end, boolean latin1) {
        this.text = text;
        this.end = end;
        this.latin1 = latin1;
    }

    static Escapes ofUtf8(String text, int end) {
        return new Escapes(text, end, false);
    }

    static Escapes ofLatin1(String text, int end) {
        return new Escapes(text, end, true);
    }

    /** Returns the next code point, {@link #END} or {@link #MALFORMED}. */
    int next() {
        if (next >= end) {
            return END;
        }
        escaped = text.charAt(next) == '%';
        if (!escaped) {
            return text.charAt(next++);
        }
        int first = octet();
        return first < 0x80 || latin1 ? first : multiple(first);
    }

    /** Returns all characters, or null if one of them cannot be decoded. */
    @Nullable
    String text() {
        StringBuilder decoded = new StringBuilder(end);
        int c = next();
        for (; c >= 0; c = next()) {
            decoded.appendCodePoint(c);
        }
        return c == END ? decoded.toString() : null;
    }

    /** Returns whether the last character was percent-encoded. */
    boolean escaped() {
        return escaped;
    }

    /** Returns the value of a hexadecimal digit, or a negative number. */
    static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        // Setting this bit maps upper-case letters of ASCII to lower-case ones.
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private int octet() {
        if (next + ESCAPE_LENGTH > end || text.charAt(next) != '%') {
            return MALFORMED;
        }
        int high = digit(text.charAt(next + 1));
        int low = digit(text.charAt(next + 2));
        next += ESCAPE_LENGTH;
        return high < 0 || low < 0 ? MALFORMED : high << 4 | low;
    }

    private int multiple(int first) {
        if (first >= 0xC0 && first <= 0xDF) {
            return following(first & 0x1F, 1, 0x80);
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int codePoint = following(first & 0x0F, 2, 0x800);
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            return surrogate ? MALFORMED : codePoint;
        }
        if (first >= 0xF0 && first <= 0xF7) {
            int codePoint = following(first & 0x07, 3, 0x10000);
            return codePoint > Character.MAX_CODE_POINT ? MALFORMED : codePoint;
        }
        return MALFORMED;
    }

    /** Adds this number of continuation octets; a result below {@code least} has a shorter form. */
    private int following(int bits, int count, int least) {
        int codePoint = bits;
        for (int i = 0; i < count; i++) {
            int octet = octet();
            if (octet < 0x80 || octet > 0xBF) {
                return MALFORMED;
            }
            codePoint = codePoint << 6 | (octet & 0x3F);
        }
        return codePoint < least ? MALFORMED : codePoint;
    }
}
