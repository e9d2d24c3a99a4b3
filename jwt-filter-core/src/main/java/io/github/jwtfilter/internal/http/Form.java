package io.github.jwtfilter.internal.http;

import java.nio.charset.StandardCharsets;

/**
 * An immutable body of the type {@code application/x-www-form-urlencoded} (RFC 6749 appendix B). Its values may be secrets, so
 * {@link #toString()} hides them.
 */
public final class Form {
    private static final Form EMPTY = new Form("");
    private static final String UNRESERVED = "-._~"; // RFC 3986 section 2.3, with letters and digits
    private static final String HEX = "0123456789ABCDEF";

    private final String encoded;

    private Form(String encoded) {
        this.encoded = encoded;
    }

    /** Returns a form without fields. */
    public static Form empty() {
        return EMPTY;
    }

    /** Returns the same form with one more field. */
    public Form with(String name, String value) {
        return with(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same form with one more field, whose value is given in UTF-8. */
    public Form with(String name, byte[] value) {
        String field = encode(name.getBytes(StandardCharsets.UTF_8)) + '=' + encode(value);
        return new Form(encoded.isEmpty() ? field : encoded + '&' + field);
    }

    /**
     * Encodes a name or a value. A space becomes {@code +}; other bytes except letters, digits and {@code - . _ ~} are
     * percent-encoded. The tilde stays as it is, since servers that do not decode the credentials of HTTP Basic then accept secrets
     * that contain it, as those of Entra ID do.
     *
     * @param utf8 the text in UTF-8
     * @return the encoded text
     */
    public static String encode(byte[] utf8) {
        StringBuilder text = new StringBuilder(utf8.length);
        for (byte each : utf8) {
            char c = (char) (each & 0xff);
            if (isUnreserved(c)) {
                text.append(c);
            } else if (c == ' ') {
                text.append('+');
            } else {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return text.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }

    /** Returns the encoded fields. */
    byte[] bytes() {
        return encoded.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
