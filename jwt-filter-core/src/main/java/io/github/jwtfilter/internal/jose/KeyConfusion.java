package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;

/** Detects keys that are not HMAC secrets: PEM, DER, base64 of DER, JWK, OpenSSH. */
final class KeyConfusion {
    private KeyConfusion() {}

    static boolean isIn(byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1).trim();
        return text.contains("-----BEGIN ")
                || text.startsWith("ssh-")
                || text.startsWith("ecdsa-sha2-")
                || isJson(text)
                || isDer(secret)
                || isDer(decode(text));
    }

    /** Returns whether the text is a JWK or JWK Set. A symmetric JWK is not itself the secret either. */
    private static boolean isJson(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.ISO_8859_1)) != null;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean isDer(byte[] bytes) {
        // Every form starts with a SEQUENCE tag; random secrets seldom do, and skip the decoding.
        return bytes.length > 2 && bytes[0] == 0x30 && (isPublicKey(bytes) || isPkcs1(bytes) || isCertificate(bytes));
    }

    private static boolean isPublicKey(byte[] der) {
        try {
            PublicKeys.ofX509(der);
            return true;
        } catch (InvalidKeyException e) {
            return false;
        }
    }

    private static boolean isPkcs1(byte[] der) {
        try {
            PublicKeys.ofPkcs1(der);
            return true;
        } catch (InvalidKeyException e) {
            return false;
        }
    }

    private static boolean isCertificate(byte[] der) {
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return true;
        } catch (CertificateException | RuntimeException e) {
            return false;
        }
    }
}
