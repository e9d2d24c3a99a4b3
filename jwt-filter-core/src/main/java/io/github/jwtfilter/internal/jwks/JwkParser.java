package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.PrimeCurve;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import io.github.jwtfilter.internal.logging.LogText;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.EnumSet;
import java.util.Set;

/** Converts one JWK (RFC 7518 section 6, RFC 8037 section 2) to a verification key if it is a public signature key. */
final class JwkParser {
    /** The private members of every key type (RFC 7518 sections 6.2.2, 6.3.2 and 6.4, RFC 8037 section 2). */
    private static final String[] PRIVATE = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"};

    private static final String ENCRYPTION_REMEDY = "no action is required if the issuer uses it for encryption";

    private JwkParser() {}

    static VerificationKey parse(Jwk jwk) throws InvalidKeyException {
        checkPublic(jwk);
        checkUse(jwk);
        Set<JwsAlgorithm> restriction = restriction(jwk);
        VerificationKey key = VerificationKey.named(
                verifier(jwk, restriction),
                restriction,
                jwk.optional("kid"),
                Thumbprints.of(jwk.optional("x5t"), jwk.optional("x5t#S256"), jwk.certificate()));
        if (key.algorithms().isEmpty()) {
            throw new InvalidKeyException("is of another type or curve than its alg", Jwk.CORRECT_JWK_SET);
        }
        return key.restrictTo(jwk.issuer());
    }

    /** Returns whether the key is a public encryption key. It is of no use here, and harmless. */
    static boolean isPublicEncryptionKey(Jwk jwk) {
        return jwk.isEncryptionKey() && !isPrivate(jwk);
    }

    private static void checkPublic(Jwk jwk) throws InvalidKeyException {
        if (isPrivate(jwk)) {
            throw new InvalidKeyException(
                    "contains a private or symmetric key, with which anyone who can read this set can forge tokens",
                    "treat the key as compromised: have the issuer replace it, and publish public keys only");
        }
    }

    private static boolean isPrivate(Jwk jwk) {
        for (String member : PRIVATE) {
            if (jwk.has(member)) {
                return true;
            }
        }
        return false;
    }

    private static void checkUse(Jwk jwk) throws InvalidKeyException {
        String use = jwk.optional("use");
        if (use != null && !use.equals("sig")) {
            throw new InvalidKeyException("is not for signatures (use " + LogText.of(use) + ")", ENCRYPTION_REMEDY);
        }
        if (!jwk.isAbsentOrContains("key_ops", "verify")) {
            throw new InvalidKeyException("is not for signatures (key_ops without verify)", ENCRYPTION_REMEDY);
        }
    }

    private static Set<JwsAlgorithm> restriction(Jwk jwk) throws InvalidKeyException {
        String name = jwk.optional("alg");
        if (name == null) {
            return EnumSet.allOf(JwsAlgorithm.class);
        }
        JwsAlgorithm algorithm = JwsAlgorithm.ofHeaderName(name);
        if (algorithm == null) {
            throw new InvalidKeyException("is for another algorithm (alg " + LogText.of(name) + ")", ENCRYPTION_REMEDY);
        }
        // Ed25519 has two algorithm names in use; a key is valid for both.
        return algorithm.family() == JwsAlgorithm.Family.EDDSA
                ? EnumSet.of(JwsAlgorithm.EDDSA, JwsAlgorithm.ED25519)
                : EnumSet.of(algorithm);
    }

    private static SignatureVerifier verifier(Jwk jwk, Set<JwsAlgorithm> wanted) throws InvalidKeyException {
        String type = jwk.string("kty");
        switch (type) {
            case "RSA":
                return verifier("RSA", new RSAPublicKeySpec(jwk.unsigned("n"), jwk.unsigned("e")), wanted);
            case "EC":
                return ec(jwk, wanted);
            case "OKP":
                return okp(jwk);
            default:
                throw unknown("type", type);
        }
    }

    private static SignatureVerifier ec(Jwk jwk, Set<JwsAlgorithm> wanted) throws InvalidKeyException {
        PrimeCurve curve = PrimeCurve.ofJwkName(jwk.string("crv"));
        if (curve == null) {
            throw unknown("curve", jwk.string("crv"));
        }
        ECPoint point = new ECPoint(coordinate(jwk, "x", curve), coordinate(jwk, "y", curve));
        return verifier("EC", new ECPublicKeySpec(point, curve.parameters()), wanted);
    }

    /**
     * Decodes an EC coordinate. RFC 7518 section 6.2.1.2 requires the full length, but many issuers omit a leading zero or add
     * one, which does not change the number.
     */
    private static BigInteger coordinate(Jwk jwk, String name, PrimeCurve curve) throws InvalidKeyException {
        BigInteger number = jwk.unsigned(name);
        if (number.bitLength() > Byte.SIZE * curve.bytes()) {
            throw new InvalidKeyException("has coordinates of a wrong length for " + curve, Jwk.CORRECT_JWK_SET);
        }
        return number;
    }

    private static SignatureVerifier okp(Jwk jwk) throws InvalidKeyException {
        String curve = jwk.string("crv");
        if (!curve.equals("Ed25519")) {
            throw unknown("curve", curve);
        }
        return SignatureVerifier.ofEd25519(jwk.bytes("x"));
    }

    private static SignatureVerifier verifier(String kind, KeySpec spec, Set<JwsAlgorithm> wanted)
            throws InvalidKeyException {
        try {
            return SignatureVerifier.ofPublicKey(KeyFactory.getInstance(kind).generatePublic(spec), wanted);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new InvalidKeyException("is not a key that this Java runtime accepts", Jwk.CORRECT_JWK_SET);
        }
    }

    private static InvalidKeyException unknown(String what, String value) {
        return new InvalidKeyException(
                "is of a " + what + " that no supported algorithm uses (" + LogText.of(value) + ")",
                "use RSA, EC (P-256, P-384, P-521) or Ed25519 keys");
    }
}
