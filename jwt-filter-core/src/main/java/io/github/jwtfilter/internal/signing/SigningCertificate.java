package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.jwks.PemBlock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.jspecify.annotations.Nullable;

/** The certificate of a key that signs, by which recipients such as Entra ID identify the key. */
public final class SigningCertificate {
    private static final String LABEL = "CERTIFICATE";
    private static final String COPY = "copy the certificate again, from BEGIN to END";

    private final byte[] der;

    private SigningCertificate(byte[] der) {
        this.der = der;
    }

    /**
     * Finds the certificate next to the private key in a PEM file, which may also contain those of its issuers.
     *
     * @param content the bytes of the file
     * @param key its private key
     * @return the certificate; null if the file contains none, or is not PEM
     * @throws InvalidKeyException if the certificates cannot be read, or all are those of other keys
     */
    public static @Nullable SigningCertificate find(byte[] content, SigningKey key) throws InvalidKeyException {
        boolean other = false;
        for (PemBlock block : PemBlock.parse(new String(content, StandardCharsets.ISO_8859_1))) {
            if (block.label().equals(LABEL)) {
                byte[] der = block.der();
                if (der == null) {
                    throw new InvalidKeyException("contains a certificate that is not complete base64", COPY);
                }
                if (isOf(parse(der), key)) {
                    return new SigningCertificate(der);
                }
                other = true;
            }
        }
        if (other) {
            throw new InvalidKeyException(
                    "contains the certificate of another key", "put the private key and its certificate into the file");
        }
        return null;
    }

    private static Certificate parse(byte[] der) throws InvalidKeyException {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException e) {
            // Without the message of the exception, which may quote the file.
            throw new InvalidKeyException("contains a certificate that cannot be read", COPY);
        }
    }

    /** Returns whether a certificate has the public key of a private key. */
    static boolean isOf(Certificate certificate, SigningKey key) {
        try {
            return key.publicKey() != null
                    && JwkThumbprint.of(certificate.getPublicKey()).equals(JwkThumbprint.of(key.publicKey()));
        } catch (IllegalArgumentException e) {
            return false; // a key of a type that signs no tokens
        }
    }

    /**
     * Returns the thumbprint with SHA-256.
     *
     * @return the value of {@code x5t#S256} (RFC 7515 section 4.1.8)
     */
    public String sha256Thumbprint() {
        return Base64Url.encode(Sha256.start().digest(der));
    }

    /**
     * Returns the thumbprint with SHA-1, which identifies a certificate and protects nothing.
     *
     * @return the value of {@code x5t} (RFC 7515 section 4.1.7); null if the Java runtime has no SHA-1
     */
    public @Nullable String sha1Thumbprint() {
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-1").digest(der));
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }
}
