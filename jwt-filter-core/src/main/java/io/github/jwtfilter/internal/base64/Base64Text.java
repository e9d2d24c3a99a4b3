package io.github.jwtfilter.internal.base64;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes base64 and base64url (RFC 4648 sections 4 and 5) of files and settings, and of unverified tokens that are only logged or
 * diagnosed. Does not use the decoder of the JDK, as {@link Base64Url} explains.
 */
public final class Base64Text {
    private static final int GROUP = 4;
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\r\\n]");

    private Base64Text() {}

    /**
     * Decodes a canonical encoding in one of the alphabets, with or without padding.
     *
     * @param text any text
     * @return the bytes, or null if the text is not the canonical encoding of any
     */
    public static byte @Nullable [] decode(String text) {
        boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        return Base64Url.decode(url ? text : toUrl(text), 0, endOfDigits(text));
    }

    /**
     * Decodes a text of several lines, as in PEM files and certificates, without its white space (RFC 7468 section 2). Ignores the
     * unused bits at the end.
     *
     * @param text any text
     * @return the bytes, or null if the text is empty or not base64
     */
    public static byte @Nullable [] decodeLines(String text) {
        String line = WHITE_SPACE.matcher(text).replaceAll("");
        byte[] bytes = decodeDigits(line.substring(0, endOfDigits(line)));
        return bytes == null || bytes.length == 0 ? null : bytes;
    }

    /**
     * Decodes a text as far as possible, to recognize its content although it may be damaged, such as an incomplete copy: until the
     * first equals sign, in any alphabet, without the unused bits and a superfluous character at the end.
     *
     * @param text any text
     * @return the bytes, or null if there are other characters before that end
     */
    public static byte @Nullable [] decodeDamaged(String text) {
        int padding = text.indexOf('=');
        int end = padding < 0 ? text.length() : padding;
        return decodeDigits(text.substring(0, end % GROUP == 1 ? end - 1 : end));
    }

    /** Decodes digits of both alphabets, ignoring the unused bits; null if a digit is superfluous or another character. */
    private static byte @Nullable [] decodeDigits(String digits) {
        int rest = digits.length() % GROUP;
        if (rest == 0) {
            return Base64Url.decode(toUrl(digits));
        }
        int missing = GROUP - rest;
        byte[] bytes = missing == GROUP - 1 ? null : Base64Url.decode(toUrl(digits) + "AA".substring(0, missing));
        return bytes == null ? null : Arrays.copyOf(bytes, bytes.length - missing);
    }

    private static String toUrl(String digits) {
        return digits.replace('+', '-').replace('/', '_');
    }

    /** Returns the index after the last digit. Wrong padding remains, and the decoder rejects it. */
    private static int endOfDigits(String text) {
        int length = text.length();
        if (length % GROUP != 0 || !text.endsWith("=")) {
            return length;
        }
        return text.endsWith("==") ? length - 2 : length - 1;
    }
}
