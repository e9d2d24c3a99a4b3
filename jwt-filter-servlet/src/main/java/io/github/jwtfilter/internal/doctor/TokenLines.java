package io.github.jwtfilter.internal.doctor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input, each of them a token. Every byte becomes one character, so that decoding does not turn bytes
 * outside of ASCII into harmless characters; a line feed, or a carriage return and a line feed, end a line. An overlong
 * line is truncated to a length that the guard still rejects. A byte order mark is skipped, and UTF-16 after one is decoded.
 */
final class TokenLines {
    private static final int MAX_KEPT = 128 * 1024;

    private final InputStream in;
    private InputStream bytes;
    private boolean started;

    TokenLines(InputStream in) {
        this.in = new BufferedInputStream(in);
        this.bytes = this.in;
    }

    /** Returns the next line, or null at the end. */
    @Nullable
    String next() throws IOException {
        if (!started) {
            started = true;
            bytes = new ByteOrderMark(in).skip();
        }
        int c = bytes.read();
        if (c < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (c >= 0 && c != '\n') {
            if (line.length() < MAX_KEPT) {
                line.append((char) c);
            }
            c = bytes.read();
        }
        int last = line.length() - 1;
        if (c == '\n' && last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }
}
