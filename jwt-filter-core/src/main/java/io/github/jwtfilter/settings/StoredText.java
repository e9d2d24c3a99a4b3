package io.github.jwtfilter.settings;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text that is stored outside of the settings file. Editors put a byte order mark before it, and tools such as {@code echo} a
 * line break behind it: neither is part of the value.
 */
final class StoredText {
    private StoredText() {}

    static String of(byte[] utf8) throws CharacterCodingException {
        return of(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString());
    }

    /** The text without a byte order mark, and without one line break at its end. */
    static String of(String text) {
        int start = text.startsWith("\ufeff") ? 1 : 0;
        int end = text.length();
        if (end > start && text.charAt(end - 1) == '\n') {
            end--;
            if (end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
        }
        return text.substring(start, end);
    }
}
