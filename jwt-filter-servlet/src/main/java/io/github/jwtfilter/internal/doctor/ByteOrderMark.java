package io.github.jwtfilter.internal.doctor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The byte order mark at the start of an input, which editors and PowerShell write. */
final class ByteOrderMark {
    private static final int LENGTH = 3;
    private static final int MAX_BYTES = 1024 * 1024;

    private final InputStream in;

    /** Creates it; {@code in} supports {@code mark}. */
    ByteOrderMark(InputStream in) {
        this.in = in;
    }

    /** Returns the input without its mark; UTF-16 is returned as UTF-8. */
    InputStream skip() throws IOException {
        in.mark(LENGTH);
        int first = in.read();
        int second = in.read();
        if (first == 0xff && second == 0xfe) {
            return decoded(StandardCharsets.UTF_16LE);
        }
        if (first == 0xfe && second == 0xff) {
            return decoded(StandardCharsets.UTF_16BE);
        }
        if (first != 0xef || second != 0xbb || in.read() != 0xbf) {
            in.reset();
        }
        return in;
    }

    private InputStream decoded(Charset charset) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && content.size() < MAX_BYTES; c = in.read()) {
            content.write(c);
        }
        String text = new String(content.toByteArray(), charset);
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
