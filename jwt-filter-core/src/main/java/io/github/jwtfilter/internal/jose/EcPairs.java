package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/**
 * Computes the public keys of EC private keys, most of which are stored without them. The Java runtime has no method for this:
 * a key agreement (ECDH) with the generator of the curve returns the x-coordinate of the public key, and a signature determines
 * which of the two points with that coordinate it is.
 */
final class EcPairs {
    /** The object identifier of id-ecPublicKey (RFC 5480 section 2.1.1). */
    static final byte[] EC_PUBLIC_KEY = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private static final byte[][] CURVES = {
        {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07}, // P-256
        {0x06, 0x05, 0x2b, (byte) 0x81, 0x04, 0x00, 0x22}, // P-384
        {0x06, 0x05, 0x2b, (byte) 0x81, 0x04, 0x00, 0x23} // P-521
    };

    private static final byte[] PROBE = {'e', '3', '0'};

    private EcPairs() {}

    /** Returns the object identifier of the curve that an ECPrivateKey names, or null for another curve. */
    static byte @Nullable [] curveIn(byte[] sec1) {
        String text = new String(sec1, StandardCharsets.ISO_8859_1);
        for (byte[] curve : CURVES) {
            if (text.contains(new String(curve, StandardCharsets.ISO_8859_1))) {
                return curve;
            }
        }
        return null;
    }

    static KeyPair of(PrimeCurve curve, BigInteger number) throws InvalidKeyException {
        try {
            ECPrivateKeySpec key = new ECPrivateKeySpec(number, curve.parameters());
            return of((ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(key));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unreadable();
        }
    }

    static KeyPair of(ECPrivateKey key) throws InvalidKeyException {
        PrimeCurve curve = PrimeCurve.of(key.getParams());
        if (curve == null) {
            throw new InvalidKeyException(
                    "is an EC key on a curve that no supported algorithm uses", "use a key on P-256, P-384 or P-521");
        }
        BigInteger order = curve.parameters().getOrder();
        if (key.getS().signum() <= 0 || key.getS().compareTo(order) >= 0) {
            throw unreadable();
        }
        try {
            byte[] signature = sign(key);
            for (ECPoint point : curve.pointsAt(publicX(key, curve))) {
                PublicKey candidate = publicKey(point, curve);
                if (verifies(candidate, signature)) {
                    return new KeyPair(candidate, key);
                }
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            // Reported below; the exception could quote the key.
        }
        throw unreadable();
    }

    private static BigInteger publicX(PrivateKey key, PrimeCurve curve) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(curve.parameters().getGenerator(), curve), true);
        return new BigInteger(1, agreement.generateSecret());
    }

    private static PublicKey publicKey(ECPoint point, PrimeCurve curve) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve.parameters()));
    }

    private static byte[] sign(PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(PROBE);
        return signature.sign();
    }

    private static boolean verifies(PublicKey key, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(key);
        signature.update(PROBE);
        return signature.verify(signed);
    }

    private static InvalidKeyException unreadable() {
        return new InvalidKeyException(
                "is not an EC key that this Java runtime can read", "export the key again, or generate a new one");
    }
}
