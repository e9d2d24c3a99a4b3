package io.github.jwtfilter.internal.jwks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Detects EC keys in encodings that Java does not read: explicit curve parameters and compressed points (RFC 5480 section 2). */
final class EcForms {
    /** The element with the OID id-ecPublicKey. */
    private static final byte[] EC_PUBLIC_KEY = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private static final int UNCOMPRESSED = 4;

    private EcForms() {}

    /** Returns the form of a SubjectPublicKeyInfo, or null if it is another key or one in the usual encoding. */
    static @Nullable RejectedForm ofKey(byte @Nullable [] der) {
        DerSequence algorithm = sequence(der, 0);
        if (algorithm == null || !Arrays.equals(EC_PUBLIC_KEY, algorithm.element(0))) {
            return null;
        }
        if (algorithm.tags().equals("0630")) {
            return RejectedForm.EC_EXPLICIT;
        }
        DerSequence key = der == null ? null : DerSequence.of(der);
        byte[] point = key == null ? null : key.element(1);
        return point == null || pointForm(point) == UNCOMPRESSED ? null : RejectedForm.EC_COMPRESSED;
    }

    /** Returns the form of the key in a certificate (RFC 5280 section 4.1). */
    static @Nullable RejectedForm ofCertificate(byte[] der) {
        DerSequence signed = sequence(der, 0);
        int index = signed == null || !signed.tags().startsWith("a0") ? 5 : 6; // the version is optional
        return signed == null ? null : ofKey(signed.element(index));
    }

    private static @Nullable DerSequence sequence(byte @Nullable [] der, int index) {
        DerSequence outer = der == null ? null : DerSequence.of(der);
        byte[] element = outer == null ? null : outer.element(index);
        return element == null ? null : DerSequence.of(element);
    }

    /** Returns the first byte of the point in a BIT STRING without unused bits; 0 if there is none (SEC 1 section 2.3.3). */
    private static int pointForm(byte[] bitString) {
        int length = bitString.length > 1 && (bitString[1] & 0xff) > 0x80 ? bitString[1] & 0x7f : 0;
        int at = 3 + length;
        return at < bitString.length ? bitString[at] : 0;
    }
}
