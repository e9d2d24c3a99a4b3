package io.github.jwtfilter.internal.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes UTF-8 (RFC 3629) and rejects invalid sequences: overlong forms, surrogates, stray bytes. */
final class StrictUtf8 {
    private @Nullable CharsetDecoder decoder;

    /** Appends the decoded characters; returns false if the bytes are not valid UTF-8. */
    boolean append(byte[] bytes, int from, int to, StringBuilder text) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return decode(ByteBuffer.wrap(bytes, i, to - i), text);
            }
            text.append((char) bytes[i]);
        }
        return true;
    }

    private boolean decode(ByteBuffer bytes, StringBuilder text) {
        if (decoder == null) {
            decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }
        CharBuffer decoded = CharBuffer.allocate(bytes.remaining()); // a character takes at least one byte
        decoder.reset();
        boolean sound = !decoder.decode(bytes, decoded, true).isError();
        text.append(decoded.array(), 0, decoded.position());
        return sound;
    }

    /** Returns whether all surrogates of the text are paired, which escapes do not guarantee (RFC 8259 section 8.2). */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }
}
