package io.github.jwtfilter.attack;

import com.nimbusds.jose.util.ByteUtils;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;

/** Writes the subset of DER that is needed for keys, signatures and certificates which the JDK does not create. */
final class Der {
    private static final byte[] SHA256_WITH_RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 0x0b, 5, 0
    };
    private static final byte[] RSA_ENCRYPTION = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
    };
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return element(0x30, ByteUtils.concat(elements));
    }

    static byte[] integer(BigInteger value) {
        return element(2, value.toByteArray());
    }

    static byte[] element(int tag, byte[] content) {
        byte[] length = content.length < 128
                ? new byte[] {(byte) content.length}
                : new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return ByteUtils.concat(new byte[] {(byte) tag}, length, content);
    }

    /** An RSAPublicKey (PKCS #1). */
    static byte[] rsaPublicKey(RSAPublicKey key) {
        return rsaPublicKey(key.getModulus(), key.getPublicExponent());
    }

    static byte[] rsaPublicKey(BigInteger modulus, BigInteger exponent) {
        return sequence(integer(modulus), integer(exponent));
    }

    /** A SubjectPublicKeyInfo of an RSA key. */
    static byte[] rsaSubjectPublicKeyInfo(BigInteger modulus, BigInteger exponent) {
        byte[] bits = ByteUtils.concat(new byte[1], rsaPublicKey(modulus, exponent));
        return sequence(RSA_ENCRYPTION, element(3, bits));
    }

    /** A certificate that is self-signed with an RSA key. */
    static byte[] certificate(String commonName, KeyPair rsa) throws Exception {
        byte[] name = sequence(element(
                0x31, sequence(COMMON_NAME, element(0x0c, commonName.getBytes(StandardCharsets.US_ASCII)))));
        byte[] validity = sequence(time("250101000000Z"), time("350101000000Z"));
        byte[] body = sequence(
                integer(BigInteger.ONE),
                SHA256_WITH_RSA,
                name,
                validity,
                name,
                rsa.getPublic().getEncoded());
        byte[] signature = Signers.jca("SHA256withRSA", rsa.getPrivate()).sign(body);
        return sequence(body, SHA256_WITH_RSA, element(3, ByteUtils.concat(new byte[1], signature)));
    }

    private static byte[] time(String text) {
        return element(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }
}
