package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import java.nio.charset.StandardCharsets;

/** Forms of private keys that are recognized but not read, with the command that converts them. */
final class RejectedSigningForm {
    private static final int DER = 0x30;

    /** The start of PFX (RFC 7292 section 4): a version of 3. */
    private static final String PKCS12 = "\u0002\u0001\u0003";

    private RejectedSigningForm() {}

    /** Rejects a file in one of these forms; passes every other content. */
    static void check(byte[] content) throws InvalidKeyException {
        String text = new String(content, StandardCharsets.ISO_8859_1).trim();
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED")) {
            throw new InvalidKeyException(
                    "is encrypted with a password",
                    "decrypt it: (umask 077; openssl pkey -in FILE -out private.pem), and protect that file by its permissions");
        }
        if (text.contains("-----BEGIN OPENSSH PRIVATE KEY-----")) {
            throw new InvalidKeyException(
                    "is a private key of OpenSSH",
                    "convert a copy of it: ssh-keygen -p -m PKCS8 -N '' -f COPY, or generate a new key");
        }
        if (text.startsWith("PuTTY-User-Key-File")) {
            throw new InvalidKeyException("is a private key of PuTTY", "generate a new key for tokens");
        }
        if (text.startsWith("<")) {
            throw new InvalidKeyException("is XML", "export the key as PKCS#8: -----BEGIN PRIVATE KEY-----");
        }
        checkBinary(content, text);
    }

    private static void checkBinary(byte[] content, String text) throws InvalidKeyException {
        if (isKeystore(content)) {
            throw new InvalidKeyException(
                    "is a keystore",
                    "extract the key: (umask 077; openssl pkcs12 -in FILE -nocerts -nodes -out private.pem); convert one of"
                            + " type JKS first: keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12");
        }
        if (!isDer(content) && !text.startsWith("{") && !text.contains("-----BEGIN ")) {
            throw new InvalidKeyException(
                    "is neither PEM nor a JWK",
                    "give a private key that starts with -----BEGIN PRIVATE KEY-----, or a JWK");
        }
    }

    /** Returns whether the content is a keystore of type PKCS12, JKS or JCEKS. */
    static boolean isKeystore(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 10), StandardCharsets.ISO_8859_1);
        return start.startsWith("\u00fe\u00ed\u00fe\u00ed")
                || start.startsWith("\u00ce\u00ce\u00ce\u00ce")
                || (isDer(content) && start.contains(PKCS12));
    }

    private static boolean isDer(byte[] content) {
        return content.length > 10 && content[0] == DER && content[1] != 0;
    }
}
