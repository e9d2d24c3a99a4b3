package io.github.jwtfilter.internal.json;

/** The bytes of a JSON text with the current position. */
final class JsonInput {
    /** The result of reading past the end. */
    static final int END = -1;

    final byte[] bytes;
    int at;

    JsonInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the next byte, 0 to 255, or {@link #END}. */
    int peek() {
        return at < bytes.length ? bytes[at] & 0xff : END;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    /** Consumes the next byte if it is the expected one, and returns whether it is. */
    boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Consumes the next bytes if they are the expected ones, and returns whether they are. */
    boolean take(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (!take(expected.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Skips white space (RFC 8259 section 2). */
    void skipWhiteSpace() {
        while (at < bytes.length && bytes[at] <= ' ' && isWhiteSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
