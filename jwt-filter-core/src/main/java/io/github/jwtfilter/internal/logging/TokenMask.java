package io.github.jwtfilter.internal.logging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes tokens in compact serialization (RFC 7515 section 7.1) from text, such as the path of a request. */
final class TokenMask {
    /** A JSON object with its first blank or quote in base64url, and after it at least one more part. */
    private static final Pattern TOKEN =
            Pattern.compile("e(?:yJ|yA|yB|wo|w0|wk)[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_.=-]*+");

    private static final String REPLACEMENT = "<token>";

    private TokenMask() {}

    /** Returns the same text if it contains no token. */
    static String apply(String text) {
        if (text.indexOf('.') < 0 || text.indexOf('e') < 0) {
            return text;
        }
        Matcher tokens = TOKEN.matcher(text);
        return tokens.find() ? tokens.replaceAll(REPLACEMENT) : text;
    }
}
