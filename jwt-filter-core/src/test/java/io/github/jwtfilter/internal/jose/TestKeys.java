package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;

/** Shared key pairs for all tests, and invalid public keys. */
public final class TestKeys {
    public static final KeyPair RSA = generate("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    public static final KeyPair OTHER_RSA =
            generate("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
    public static final KeyPair P_256 = generate("EC", new ECGenParameterSpec("secp256r1"));
    public static final KeyPair P_384 = generate("EC", new ECGenParameterSpec("secp384r1"));
    public static final KeyPair P_521 = generate("EC", new ECGenParameterSpec("secp521r1"));
    public static final KeyPair ED25519 = generate("Ed25519", null);
    public static final byte[] SECRET = secret(64);

    private TestKeys() {}

    /** Returns a fixed sequence of bytes. */
    public static byte[] secret(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 37 + 11);
        }
        return bytes;
    }

    public static KeyPair generate(String kind, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (parameters != null) {
                generator.initialize(parameters);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns an RSA key with a modulus of the given length and unknown factors. */
    public static RSAPublicKey rsa(int bits) {
        return rsa(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(159)), BigInteger.valueOf(65537));
    }

    public static RSAPublicKey rsa(BigInteger modulus, BigInteger exponent) {
        return new PlainRsaKey(modulus, exponent);
    }

    /** Returns a key with any point, without a check that it is on the curve. */
    public static ECPublicKey ec(PrimeCurve curve, BigInteger x, BigInteger y) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve.parameters()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the 32 bytes of an Ed25519 key. */
    public static byte[] raw(KeyPair ed25519) {
        byte[] encoded = ed25519.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private record PlainRsaKey(BigInteger modulus, BigInteger exponent) implements RSAPublicKey {
        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }
}
