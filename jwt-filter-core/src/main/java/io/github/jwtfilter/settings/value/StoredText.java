package io.github.jwtfilter.settings.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text from outside the settings file. Removes the byte order mark that editors add, and the line break at the end that
 * tools such as {@code echo} add.
 */
public final class StoredText {
    private StoredText() {}

    public static String of(byte[] utf8) throws CharacterCodingException {
        return of(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString());
    }

    /** Returns the text without a byte order mark, and without one line break at its end. */
    public static String of(String text) {
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
