package io.github.jwtfilter.settings.properties;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a file, decoded one by one so that lines that are not UTF-8 can be reported. */
final class FileLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final List<String> lines = new ArrayList<>();
    private final List<Integer> notUtf8 = new ArrayList<>();
    private final List<Integer> withNul = new ArrayList<>();

    FileLines(byte[] content) {
        int start = startsWithMark(content) ? BYTE_ORDER_MARK.length : 0;
        for (int i = start; i < content.length; i++) {
            // No byte of a multi-byte UTF-8 sequence equals a line break.
            if (content[i] == '\n' || content[i] == '\r') {
                add(content, start, i);
                if (content[i] == '\r' && i + 1 < content.length && content[i + 1] == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        add(content, start, content.length);
    }

    /** Returns the lines without line terminators; the first one has number 1. Malformed UTF-8 is replaced. */
    List<String> lines() {
        return lines;
    }

    /** Returns the numbers of the lines that are not UTF-8. */
    List<Integer> notUtf8() {
        return notUtf8;
    }

    /** Returns the numbers of the lines that contain a NUL, which indicates binary content. */
    List<Integer> withNul() {
        return withNul;
    }

    private static boolean startsWithMark(byte[] content) {
        return content.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(Arrays.copyOf(content, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
    }

    private void add(byte[] content, int start, int end) {
        ByteBuffer bytes = ByteBuffer.wrap(content, start, end - start);
        int number = lines.size() + 1;
        String line;
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            line = decoded.toString();
        } catch (CharacterCodingException e) {
            notUtf8.add(number);
            line = new String(content, start, end - start, StandardCharsets.UTF_8);
        }
        if (line.indexOf('\0') >= 0) {
            withNul.add(number);
        }
        lines.add(line);
    }
}
