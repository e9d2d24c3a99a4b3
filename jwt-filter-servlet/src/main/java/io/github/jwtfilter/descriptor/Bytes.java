package io.github.jwtfilter.descriptor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads streams that may be longer than is good. */
final class Bytes {
    private static final int BUFFER = 8 * 1024;

    private Bytes() {}

    /** All bytes of a stream, or an exception if there are more than so many. */
    static byte[] read(InputStream in, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (out.size() > most) {
                throw new IOException("is larger than " + most / 1024 + " KiB");
            }
        }
        return out.toByteArray();
    }
}
