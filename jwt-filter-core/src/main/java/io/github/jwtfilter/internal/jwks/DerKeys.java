package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.PublicKeys;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Reads public keys and certificates in DER. Detects the type by the ASN.1 structure, not by the label of a PEM block. */
final class DerKeys {
    private DerKeys() {}

    /** Returns whether the content is binary DER, or the beginning of it, rather than text. */
    static boolean isDer(byte[] content) {
        boolean binary = content.length > 2 && content[0] == 0x30 && content[1] < 0;
        return binary || DerSequence.of(content) != null;
    }

    /** Adds the key or certificate; {@code subject} names it in reports. */
    static void read(String subject, byte[] der, UnnamedKeys keys, SigningCertificates certificates)
            throws InvalidKeyException {
        DerSequence sequence = DerSequence.of(der);
        String tags = sequence == null ? "" : sequence.tags();
        switch (tags) {
            case "3003": // SubjectPublicKeyInfo (RFC 5280 section 4.1)
                keys.add(subject, publicKey(der));
                break;
            case "0202": // RSAPublicKey (RFC 8017 appendix A.1.1)
                keys.add(subject, PublicKeys.ofPkcs1(der));
                break;
            case "303003":
                certificates.add(subject, certificate(der, sequence == null ? "" : sequence.tagsInFirst()));
                break;
            default:
                throw other(tags);
        }
    }

    private static PublicKey publicKey(byte[] der) throws InvalidKeyException {
        try {
            return PublicKeys.ofX509(der);
        } catch (InvalidKeyException e) {
            RejectedForm form = EcForms.ofKey(der);
            throw form == null ? e : form.exception();
        }
    }

    private static X509Certificate certificate(byte[] der, String signed) throws InvalidKeyException {
        if (signed.equals("023030a0") || signed.equals("023030")) {
            throw RejectedForm.CERTIFICATE_REQUEST.exception(); // RFC 2986 section 4
        }
        if (signed.matches("(02)?3030(17|18).*")) {
            throw RejectedForm.REVOCATION_LIST.exception(); // RFC 5280 section 5.1
        }
        try {
            Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (certificate instanceof X509Certificate) {
                return (X509Certificate) certificate;
            }
        } catch (CertificateException | RuntimeException e) {
            // Reported below: the message of the exception may quote the file.
        }
        RejectedForm form = EcForms.ofCertificate(der);
        if (form != null) {
            throw form.exception();
        }
        throw new InvalidKeyException(
                "is not a certificate that can be read", "copy the file again, from BEGIN to END");
    }

    private static InvalidKeyException other(String tags) {
        if (tags.matches("0230|023030")) {
            return RejectedForm.PKCS12.exception(); // PFX (RFC 7292 section 4)
        }
        if (tags.matches("06a0")) {
            return RejectedForm.PKCS7.exception(); // ContentInfo (RFC 5652 section 3)
        }
        if (isPrivate(tags)) {
            return RejectedForm.PRIVATE_KEY.exception();
        }
        return new InvalidKeyException(
                "is neither a public key nor a certificate, or is not complete",
                "use a public key or a certificate, and copy the file again, from BEGIN to END");
    }

    /** Returns whether the content is a private key in DER. */
    static boolean isPrivate(byte[] der) {
        DerSequence sequence = DerSequence.of(der);
        return sequence != null && isPrivate(sequence.tags());
    }

    /** PrivateKeyInfo (RFC 5208), ECPrivateKey (RFC 5915), RSAPrivateKey (RFC 8017), EncryptedPrivateKeyInfo (RFC 5208). */
    private static boolean isPrivate(String tags) {
        return tags.matches("023004.*|0204.*|(02){9,}(30)?|3004");
    }
}
