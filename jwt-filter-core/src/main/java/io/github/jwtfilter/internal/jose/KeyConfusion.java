package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.base64.Base64Text;
import io.github.jwtfilter.internal.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.regex.Pattern;

/** Detects keys that are not HMAC secrets: PEM, DER, base64 of DER, JWK, OpenSSH. */
final class KeyConfusion {
    /** Also line breaks that are written as {@code \n}. */
    private static final Pattern NOT_BASE64 = Pattern.compile("\\\\+[rn]|[^A-Za-z0-9+/=]");

    private static final Pattern NOT_BASE64URL = Pattern.compile("\\\\+[rn]|[^A-Za-z0-9+/=_-]");

    private KeyConfusion() {}

    static boolean isIn(byte[] secret) {
        String text = latin1(secret);
        return isKey(secret, text)
                || isEncoded(text, NOT_BASE64) // without dashes, as between the lines of PEM
                || isEncoded(text, NOT_BASE64URL);
    }

    private static boolean isEncoded(String text, Pattern foreign) {
        byte[] bytes = decoded(text, foreign);
        return isKey(bytes, latin1(bytes));
    }

    private static boolean isKey(byte[] bytes, String text) {
        return text.contains("-----BEGIN ")
                || text.startsWith("ssh-")
                || text.startsWith("ecdsa-sha2-")
                || isJson(text)
                || isDer(bytes);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).trim();
    }

    /** Returns whether the text is a JWK or JWK Set. A symmetric JWK is not itself the secret either. */
    private static boolean isJson(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.ISO_8859_1)) != null;
    }

    private static byte[] decoded(String text, Pattern foreign) {
        byte[] bytes = Base64Text.decodeDamaged(foreign.matcher(text).replaceAll(""));
        return bytes == null ? new byte[0] : bytes;
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
