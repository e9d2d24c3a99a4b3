package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.settings.RevokedKeys;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The content of a file that {@code keys.revoked} lists: UTF-8, one key ID, thumbprint or {@code *} per line, comments
 * after {@code #}. An invalid line is reported and does not affect the others. A file without any line is invalid.
 */
public final class RevokedKeysFile {
    /** The maximum file size, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Set<String> names = new LinkedHashSet<>();
    private final List<BadLine> badLines = new ArrayList<>();
    private boolean blank = true;

    /** A line without a valid name. */
    public static final class BadLine {
        private final int number;
        private final String message;
        private final String remedy;

        BadLine(int number, String message, String remedy) {
            this.number = number;
            this.message = message;
            this.remedy = remedy;
        }

        /**
         * Returns the line number and the reason, without the text of the line, which may be a secret.
         *
         * @return for example {@code line 3 holds a comma}
         */
        public String message() {
            return "line " + number + " " + message;
        }

        /**
         * Returns how to correct the line.
         *
         * @return text for the operator
         */
        public String remedy() {
            return remedy;
        }
    }

    private RevokedKeysFile() {}

    /**
     * Parses the content of a file.
     *
     * @param content any bytes
     * @return the names, and the invalid lines
     */
    public static RevokedKeysFile parse(byte[] content) {
        RevokedKeysFile file = new RevokedKeysFile();
        int start = startsWithByteOrderMark(content) ? BYTE_ORDER_MARK.length : 0;
        int number = 1;
        for (int i = start; i <= content.length; i++) {
            if (i == content.length || content[i] == '\n' || content[i] == '\r') {
                file.add(number, content, start, i);
                number++;
                boolean crlf = i + 1 < content.length && content[i] == '\r' && content[i + 1] == '\n';
                i += crlf ? 1 : 0;
                start = i + 1;
            }
        }
        if (file.blank) {
            // A failed writer may leave an empty file, which must not cancel earlier revocations.
            file.badLines.add(
                    new BadLine(1, "is missing: the file is empty", "write a comment (# none) if no key is revoked"));
        }
        return file;
    }

    private static boolean startsWithByteOrderMark(byte[] content) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (i >= content.length || content[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private void add(int number, byte[] content, int from, int to) {
        int start = from;
        while (start < to && isBlank((char) content[start])) {
            start++;
        }
        if (start == to) {
            return;
        }
        blank = false;
        if (content[start] == '#') {
            return; // a comment may be in any charset
        }
        try {
            names.add(KeyNameParser.parseLine(withoutComment(decode(content, start, to))));
        } catch (InvalidValueException e) {
            badLines.add(new BadLine(number, String.valueOf(e.getMessage()), e.remedy()));
        }
    }

    private static String decode(byte[] content, int from, int to) throws InvalidValueException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidValueException("is not UTF-8", "save the file as UTF-8");
        }
    }

    /** Returns the text before a {@code #} that follows a blank outside of quotes, without trailing blanks. */
    private static String withoutComment(String line) {
        int end = line.length();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (!quoted && line.charAt(i) == '#' && i > 0 && isBlank(line.charAt(i - 1))) {
                end = i;
                break;
            }
        }
        while (end > 0 && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Returns the names of the valid lines.
     *
     * @return key IDs, thumbprints and {@link RevokedKeys#EVERY_KEY}
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /**
     * Returns the invalid lines.
     *
     * @return an empty list if the file is valid
     */
    public List<BadLine> badLines() {
        return Collections.unmodifiableList(badLines);
    }
}
