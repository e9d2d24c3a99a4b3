package io.github.jwtfilter.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Base64url as JOSE uses it (RFC 7515 section 2): no padding, no other alphabet, no white space, and zero in the bits that
 * carry nothing, so that every value has exactly one spelling (RFC 4648 section 3.5).
 */
public final class Base64Url {
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
    }

    private Base64Url() {}

    /**
     * Decodes a text.
     *
     * @param text any text
     * @return the bytes, or null if the text is not their canonical encoding
     */
    public static byte @Nullable [] decode(String text) {
        return decode(text, 0, text.length());
    }

    static byte @Nullable [] decode(String text, int from, int to) {
        int length = to - from;
        if (length % 4 == 1) {
            return null;
        }
        byte[] bytes = new byte[(int) (length * 3L / 4)];
        int bits = 0;
        int held = 0;
        int out = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int value = c < VALUES.length ? VALUES[c] : -1;
            if (value < 0) {
                return null;
            }
            bits = (bits << 6) | value;
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes[out++] = (byte) (bits >> held);
            }
        }
        boolean canonical = (bits & ((1 << held) - 1)) == 0;
        return canonical ? bytes : null;
    }
}
