package io.github.jwtfilter.json;

/** The bytes of a JSON text, and how far they have been read. */
final class JsonInput {
    /** What there is behind the end. */
    static final int END = -1;

    final byte[] bytes;
    int at;

    JsonInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next byte, 0 to 255, or {@link #END}. */
    int peek() {
        return at < bytes.length ? bytes[at] & 0xff : END;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    /** Goes past the next byte if it is this one. */
    boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Goes past the next bytes if they are these. */
    boolean take(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (!take(expected.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** RFC 8259 section 2. */
    void skipWhiteSpace() {
        while (at < bytes.length && bytes[at] <= ' ' && isWhiteSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
