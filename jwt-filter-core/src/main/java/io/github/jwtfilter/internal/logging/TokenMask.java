package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/**
 * Removes tokens in compact serialization (RFC 7515 section 7.1) from text, such as the path of a request. The time is proportional
 * to the length of the text, which an attacker may have written.
 */
final class TokenMask {
    private static final String REPLACEMENT = "<token>";

    /** A JSON object with its first blank or quote in base64url. */
    private static final String[] STARTS = {"eyJ", "eyA", "eyB", "ewo", "ew0", "ewk"};

    /** The minimum length of the first part. */
    private static final int MIN_LENGTH = 9;

    private TokenMask() {}

    /** Returns the same text if it contains no token. */
    static String apply(String text) {
        if (text.indexOf('.') < 0 || text.indexOf('e') < 0) {
            return text;
        }
        StringBuilder masked = null;
        int copied = 0;
        int position = 0;
        while (position < text.length()) {
            int end = endOfPart(text, position);
            int token = end < text.length() && text.charAt(end) == '.' ? startOfToken(text, position, end) : -1;
            if (token < 0) {
                position = end + 1;
                continue;
            }
            masked = append(masked, text, copied, token);
            copied = endOfToken(text, end);
            position = copied;
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    private static StringBuilder append(@Nullable StringBuilder masked, String text, int from, int to) {
        StringBuilder result = masked == null ? new StringBuilder(text.length()) : masked;
        return result.append(text, from, to).append(REPLACEMENT);
    }

    /** Returns the index after the characters of base64url. */
    private static int endOfPart(String text, int from) {
        int end = from;
        while (end < text.length() && isBase64Url(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns the index of the first token whose first part ends at an index, or -1. */
    private static int startOfToken(String text, int from, int end) {
        for (int i = from; i <= end - MIN_LENGTH; i++) {
            if (text.charAt(i) == 'e') {
                for (String start : STARTS) {
                    if (text.startsWith(start, i)) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }

    /** Returns the index after the other parts. */
    private static int endOfToken(String text, int dot) {
        int end = dot;
        while (end < text.length()
                && (isBase64Url(text.charAt(end)) || text.charAt(end) == '.' || text.charAt(end) == '=')) {
            end++;
        }
        return end;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
