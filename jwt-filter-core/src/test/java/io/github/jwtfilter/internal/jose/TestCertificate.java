package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.fixture.Der;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/** Creates self-signed certificates (RFC 5280 section 4.1, version 1) without a library. */
public final class TestCertificate {
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
    private static final byte[] SHA256_WITH_ECDSA = HexFormat.of().parseHex("300a06082a8648ce3d040302");
    private static final byte[] ED25519 = HexFormat.of().parseHex("300506032b6570");

    private TestCertificate() {}

    /** Returns a certificate for the year 2026. */
    public static byte[] of(KeyPair pair) {
        return of(pair, FROM, UNTIL);
    }

    public static byte[] of(KeyPair pair, Instant from, Instant until) {
        boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
        boolean ec = pair.getPrivate().getAlgorithm().equals("EC");
        byte[] algorithm = rsa ? SHA256_WITH_RSA : ec ? SHA256_WITH_ECDSA : ED25519;
        byte[] content = Der.element(
                0x30,
                Der.element(0x02, new byte[] {1}),
                algorithm,
                Der.name("test"),
                Der.element(0x30, Der.time(from), Der.time(until)),
                Der.name("test"),
                pair.getPublic().getEncoded());
        byte[] signature = sign(pair, rsa ? "SHA256withRSA" : ec ? "SHA256withECDSA" : "Ed25519", content);
        return Der.element(0x30, content, algorithm, Der.element(0x03, new byte[] {0}, signature));
    }

    public static X509Certificate parsed(KeyPair pair) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(of(pair)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sign(KeyPair pair, String algorithm, byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
