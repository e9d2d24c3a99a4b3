package io.github.jwtfilter.internal.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream to its end, up to a maximum size. */
final class BoundedContent {
    private static final int CHUNK = 8192;

    private BoundedContent() {}

    /** Returns the rest of the stream; throws if it exceeds the maximum size. */
    static byte[] read(InputStream stream, String place, int maxBytes) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int count = 0;
        while (count >= 0) {
            content.write(chunk, 0, count);
            if (content.size() > maxBytes) {
                throw new IOException(place + " is larger than " + maxBytes + " bytes");
            }
            count = stream.read(chunk, 0, (int) Math.min(CHUNK, maxBytes + 1L - content.size()));
        }
        return content.toByteArray();
    }
}
