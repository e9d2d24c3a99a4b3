package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.base64.Base64Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Parser for secrets: text (as UTF-8), {@code base64:} in either alphabet, or {@code hex:}. */
public final class SecretParser {
    public static final String BASE64 = "base64:";
    public static final String HEX = "hex:";

    private SecretParser() {}

    /** Parses a secret that is a key. Surrounding quotes belong to another syntax, not to the key of the issuer. */
    static Secret unquoted(String text) throws InvalidValueException {
        if (isQuoted(text, '"') || isQuoted(text, '\'') || isInTypographicQuotes(text)) {
            throw new InvalidValueException(
                    "is enclosed in quotes",
                    "write it without quotes; if they are part of the value, write it as base64: or hex:");
        }
        return parse(text);
    }

    static Secret parse(String text) throws InvalidValueException {
        byte[] bytes;
        boolean plain = false;
        if (hasPrefix(text, BASE64)) {
            bytes = base64(text.substring(BASE64.length()));
        } else if (hasPrefix(text, HEX)) {
            bytes = hex(text.substring(HEX.length()));
        } else {
            bytes = utf8(text);
            plain = true;
        }
        if (bytes.length == 0) {
            throw new InvalidValueException("is empty", "set a secret");
        }
        return new Secret(bytes, plain);
    }

    private static boolean isQuoted(String text, char quote) {
        int last = text.length() - 1;
        return last > 0 && text.charAt(0) == quote && text.charAt(last) == quote;
    }

    private static boolean isInTypographicQuotes(String text) {
        int last = text.length() - 1;
        return last > 0 && CopyFlaw.isQuote(text.charAt(0)) && CopyFlaw.isQuote(text.charAt(last));
    }

    private static boolean hasPrefix(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    public static byte[] base64(String digits) throws InvalidValueException {
        // Not canonical if the unused bits at the end are not zero, as in a truncated copy.
        byte[] bytes = Base64Text.decode(digits);
        if (bytes == null) {
            throw new InvalidValueException(
                    "is not base64", "check the characters after base64: (RFC 4648 section 4 or 5, without blanks)");
        }
        return bytes;
    }

    private static byte[] hex(String digits) throws InvalidValueException {
        byte[] bytes = new byte[digits.length() / 2];
        boolean valid = digits.length() % 2 == 0 && digits.chars().allMatch(SecretParser::isHexDigit);
        if (!valid) {
            throw new InvalidValueException(
                    "is not hexadecimal", "check the characters after hex: (two digits for each byte)");
        }
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    public static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static byte[] utf8(String text) throws InvalidValueException {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new InvalidValueException(
                    "contains half of a surrogate pair", "write bytes that are not text as base64: or hex:");
        }
    }
}
