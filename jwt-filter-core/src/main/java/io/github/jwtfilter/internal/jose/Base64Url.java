package io.github.jwtfilter.internal.jose;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Base64url encoding as JOSE uses it (RFC 7515 section 2): no padding, no other alphabet, no white space, and zero in
 * the unused trailing bits, so that every value has exactly one encoding (RFC 4648 section 3.5).
 */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /** The number of texts that are checked before they are decoded, after a malformed one. */
    static final int CHECKED = 1_000;

    private static final AtomicInteger CHECKS_LEFT = new AtomicInteger();

    /** The values of characters, -1 outside the alphabet. */
    private static final int[] VALUES = new int[256];

    static {
        Arrays.fill(VALUES, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = i;
        }
    }

    private Base64Url() {}

    /**
     * Encodes bytes.
     *
     * @param bytes any bytes
     * @return their canonical encoding
     */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * Decodes a text.
     *
     * @param text any text
     * @return the bytes, or null if the text is not their canonical encoding
     */
    public static byte @Nullable [] decode(String text) {
        return decode(text, 0, text.length());
    }

    /** Decodes the characters from {@code from} (inclusive) to {@code to} (exclusive); null if they are not canonical. */
    static byte @Nullable [] decode(String text, int from, int to) {
        int length = to - from;
        if (!isCanonicalEnd(length, length == 0 ? 0 : value(text, to - 1))) {
            return null;
        }
        byte[] bytes = new byte[(int) (length * 3L / 4)];
        int foreign = 0; // negative as soon as one character is outside the alphabet
        int in = from;
        int out = 0;
        for (int end = from + length / 4 * 4; in < end; in += 4) {
            int bits =
                    value(text, in) << 18 | value(text, in + 1) << 12 | value(text, in + 2) << 6 | value(text, in + 3);
            foreign |= bits;
            bytes[out++] = (byte) (bits >> 16);
            bytes[out++] = (byte) (bits >> 8);
            bytes[out++] = (byte) bits;
        }
        if (in < to) {
            foreign |= decodeRest(text, in, to, bytes, out);
        }
        return foreign < 0 ? null : bytes;
    }

    /**
     * Decodes the characters from {@code from} (inclusive) to {@code to} (exclusive); null if they are not canonical. The
     * decoder of the JDK, which the JIT compiler may replace by vector instructions, accepts padding and unused bits, and rejects
     * other characters with an exception. Its stack trace takes longer than a check of all characters, so that after an exception
     * the next texts are checked before: a flood of malformed tokens causes one exception.
     */
    static byte @Nullable [] decode(byte[] text, int from, int to) {
        if (!isCanonicalEnd(to - from, to == from ? 0 : VALUES[text[to - 1] & 0xff])
                || (isCheckedBefore() && !isInAlphabet(text, from, to))) {
            return null;
        }
        try {
            ByteBuffer decoded = DECODER.decode(ByteBuffer.wrap(text, from, to - from));
            byte[] bytes = decoded.array(); // has the exact length in every known runtime
            return bytes.length == decoded.limit() ? bytes : Arrays.copyOf(bytes, decoded.limit());
        } catch (IllegalArgumentException e) {
            CHECKS_LEFT.set(CHECKED);
            return null;
        }
    }

    private static boolean isCheckedBefore() {
        return CHECKS_LEFT.get() > 0 && CHECKS_LEFT.getAndDecrement() > 0;
    }

    private static boolean isInAlphabet(byte[] text, int from, int to) {
        int foreign = 0;
        for (int i = from; i < to; i++) {
            foreign |= VALUES[text[i] & 0xff];
        }
        if (foreign < 0) {
            CHECKS_LEFT.set(CHECKED);
        }
        return foreign >= 0;
    }

    /**
     * Returns whether the length is possible, and the last character is in the alphabet and has no unused bits; {@code last} is its
     * value. Of random texts, two thirds fail here, before anything is decoded.
     */
    private static boolean isCanonicalEnd(int length, int last) {
        switch (length % 4) {
            case 0:
                return last >= 0;
            case 2:
                return last >= 0 && (last & 0xf) == 0;
            case 3:
                return last >= 0 && (last & 0x3) == 0;
            default:
                return false;
        }
    }

    /** Decodes the last two or three characters. The result is negative if one is outside the alphabet. */
    private static int decodeRest(String text, int in, int to, byte[] bytes, int out) {
        int bits = value(text, in) << 12 | value(text, in + 1) << 6;
        bytes[out] = (byte) (bits >> 10);
        if (to - in == 3) {
            bits |= value(text, in + 2);
            bytes[out + 1] = (byte) (bits >> 2);
        }
        return bits;
    }

    /** Returns 0 to 63, or -1 for a character outside the alphabet; -1 stays negative after any shift. */
    private static int value(String text, int at) {
        char c = text.charAt(at);
        return c < VALUES.length ? VALUES[c] : -1;
    }
}
