package io.github.jwtfilter.internal.jwks;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Decodes the base64 of PEM files and certificates (RFC 4648 section 4). Ignores white space (RFC 7468 section 2). */
final class Base64Text {
    private Base64Text() {}

    /** Returns the decoded bytes, or null if the text is empty or not base64. */
    static byte @Nullable [] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", ""));
            return bytes.length == 0 ? null : bytes;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
