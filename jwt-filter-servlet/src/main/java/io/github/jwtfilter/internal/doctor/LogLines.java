package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log, of which long ones are skipped: those of reports are short and ASCII. Skips zero bytes, so that ASCII text in UTF-16,
 * as PowerShell writes it, is read.
 */
final class LogLines {
    private static final int MAX_LINE = 8 * 1024;
    private static final int GZIP = 0x1f8b;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final byte[] line = new byte[MAX_LINE];
    private int position;
    private int end;
    private int first = -1;

    LogLines(InputStream in) {
        this.in = in;
    }

    /** Returns the next line; null at the end. A line beyond the limit is returned as an empty one. */
    @Nullable
    String next() throws IOException {
        int length = 0;
        boolean any = false;
        for (int c = read(); c >= 0; c = read()) {
            any = true;
            if (c == '\n' || c == '\r') {
                break;
            }
            if (c != 0 && length <= MAX_LINE) {
                if (length < MAX_LINE) {
                    line[length] = (byte) c;
                }
                length++;
            }
        }
        if (!any) {
            return null;
        }
        return length > MAX_LINE ? "" : new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Returns whether the content starts as a gzip file does. */
    boolean isCompressed() {
        return first == GZIP;
    }

    private int read() throws IOException {
        if (position == end) {
            end = in.read(buffer);
            position = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
            if (first < 0) {
                first = end > 1 ? (buffer[0] & 0xff) << 8 | (buffer[1] & 0xff) : 0;
            }
        }
        return buffer[position++] & 0xff;
    }
}
