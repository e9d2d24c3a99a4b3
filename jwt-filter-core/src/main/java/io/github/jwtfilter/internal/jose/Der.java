package io.github.jwtfilter.internal.jose;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Writes elements in DER (X.690): the structures of keys and signatures that the Java runtime reads. */
final class Der {
    private static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int BIT_STRING = 0x03;
    static final int SEQUENCE = 0x30;

    private Der() {}

    /** Returns an element whose content is the concatenation of the parts. */
    static byte[] element(int tag, byte[]... parts) {
        byte[] content = join(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 5);
        out.write(tag);
        writeLength(out, content.length);
        out.write(content, 0, content.length);
        return out.toByteArray();
    }

    /** Converts R and S of equal length (RFC 7518 section 3.4) to Ecdsa-Sig-Value (RFC 3279 section 2.2.3). */
    static byte[] ecdsaSignature(byte[] signature) {
        int half = signature.length / 2;
        return element(
                SEQUENCE,
                integer(Arrays.copyOf(signature, half)),
                integer(Arrays.copyOfRange(signature, half, signature.length)));
    }

    private static byte[] integer(byte[] magnitude) {
        return element(INTEGER, new BigInteger(1, magnitude).toByteArray());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part, 0, part.length);
        }
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >> (8 * i));
        }
    }
}
