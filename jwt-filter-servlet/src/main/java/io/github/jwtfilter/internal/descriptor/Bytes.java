package io.github.jwtfilter.internal.descriptor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads streams with a size limit. */
final class Bytes {
    private static final int BUFFER = 8 * 1024;

    private Bytes() {}

    /** Reads all bytes of a stream; throws an exception if there are more than the limit. */
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
