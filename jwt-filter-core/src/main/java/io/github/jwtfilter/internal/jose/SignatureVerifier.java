package io.github.jwtfilter.internal.jose;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signatures with one key, whose strength and support by the runtime were validated at creation. Two verifiers are
 * equal if they have the same public key. Thread-safe.
 */
public final class SignatureVerifier {
    private final Object key;
    private final String thumbprint;
    private final Map<JwsAlgorithm, SignatureCheck> checks;
    private final Set<JwsAlgorithm> algorithms;

    /** Creates a verifier; {@code key} determines equality with other verifiers. */
    private SignatureVerifier(Object key, String thumbprint, Map<JwsAlgorithm, SignatureCheck> checks) {
        this.key = key;
        this.thumbprint = thumbprint;
        this.checks = checks;
        this.algorithms = Collections.unmodifiableSet(checks.keySet());
    }

    /**
     * Returns a verifier for a shared secret.
     *
     * @param secret the bytes of the secret; copied
     * @return a verifier for the HS algorithms whose hash is not longer than the secret (RFC 7518 section 3.2)
     * @throws InvalidKeyException if the secret is too short, publicly known, or a public key
     */
    public static SignatureVerifier ofSecret(byte[] secret) throws InvalidKeyException {
        SecretStrength.check(secret);
        Map<JwsAlgorithm, SignatureCheck> checks = new EnumMap<>(JwsAlgorithm.class);
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            if (algorithm.symmetric() && secret.length * 8 >= algorithm.hashBits()) {
                checks.put(algorithm, new MacCheck(algorithm, secret));
            }
        }
        // Secrets are not compared, so each is unique.
        return new SignatureVerifier(new Object(), JwkThumbprint.ofSecret(secret), checks);
    }

    /**
     * Returns a verifier for a public key.
     *
     * @param key an RSA key of 2048 to 8192 bits, an EC key on P-256, P-384 or P-521, or an Ed25519 key
     * @return a verifier for the algorithms that fit the key
     * @throws InvalidKeyException if it is another type of key, a weak key, or not supported by the Java runtime
     */
    public static SignatureVerifier ofPublicKey(PublicKey key) throws InvalidKeyException {
        return ofPublicKey(key, EnumSet.allOf(JwsAlgorithm.class));
    }

    /**
     * Returns a verifier for a public key that is restricted to some algorithms.
     *
     * @param key see {@link #ofPublicKey(PublicKey)}
     * @param wanted the intended algorithms; if the key fits any of them, the others need not be tested
     * @return a verifier for the intended algorithms that fit the key and that the Java runtime supports; for EC and Ed25519
     *     keys, for all algorithms that fit the key
     * @throws InvalidKeyException if it is another type of key, a weak key, or not supported by the Java runtime
     */
    public static SignatureVerifier ofPublicKey(PublicKey key, Set<JwsAlgorithm> wanted) throws InvalidKeyException {
        if (key instanceof RSAPublicKey) {
            return ofRsa((RSAPublicKey) key, wanted);
        }
        if (key instanceof ECPublicKey) {
            return ofEc((ECPublicKey) key);
        }
        byte[] ed25519 = Ed25519Keys.raw(key.getEncoded());
        if (ed25519 == null) {
            throw new InvalidKeyException(
                    "is a key of a type that no supported algorithm uses",
                    "use RSA, EC (P-256, P-384, P-521) or Ed25519 keys");
        }
        return ofEd25519(ed25519);
    }

    private static SignatureVerifier ofRsa(RSAPublicKey key, Set<JwsAlgorithm> wanted) throws InvalidKeyException {
        RsaKeyStrength.check(key);
        // A key of type id-RSASSA-PSS is restricted to RSASSA-PSS (RFC 4055 section 1.2).
        boolean pssOnly = key.getAlgorithm().equals("RSASSA-PSS");
        Set<JwsAlgorithm> matching =
                EnumSet.range(pssOnly ? JwsAlgorithm.PS256 : JwsAlgorithm.RS256, JwsAlgorithm.PS512);
        if (!Collections.disjoint(matching, wanted)) {
            matching.retainAll(wanted);
        }
        return new SignatureVerifier(key, JwkThumbprint.of(key), checks(key, matching));
    }

    private static SignatureVerifier ofEc(ECPublicKey key) throws InvalidKeyException {
        PrimeCurve curve = PrimeCurve.of(key.getParams());
        if (curve == null) {
            throw new InvalidKeyException(
                    "is an EC key on a curve that no supported algorithm uses", "use a key on P-256, P-384 or P-521");
        }
        if (!curve.contains(key.getW())) {
            throw new InvalidKeyException("is not a point on the curve " + curve, "get the key from the issuer again");
        }
        Set<JwsAlgorithm> matching = EnumSet.allOf(JwsAlgorithm.class);
        matching.removeIf(algorithm -> algorithm.curve() != curve);
        return new SignatureVerifier(key, JwkThumbprint.of(key, curve), checks(key, matching));
    }

    private static Map<JwsAlgorithm, SignatureCheck> checks(PublicKey key, Set<JwsAlgorithm> matching)
            throws InvalidKeyException {
        Map<JwsAlgorithm, SignatureCheck> checks = UsableChecks.ofRuntime(key, matching);
        if (checks.isEmpty()) {
            throw new InvalidKeyException("fits no algorithm that this Java runtime supports", Providers.REMEDY);
        }
        return checks;
    }

    /**
     * Returns a verifier for an Ed25519 key.
     *
     * @param key the 32 bytes of RFC 8032 section 5.1.5
     * @return a verifier for Ed25519 under both of its names
     * @throws InvalidKeyException if the bytes are not a valid key, or the Java runtime does not support Ed25519
     */
    public static SignatureVerifier ofEd25519(byte[] key) throws InvalidKeyException {
        Map<JwsAlgorithm, SignatureCheck> checks =
                UsableChecks.ofRuntime(Ed25519Keys.of(key), EnumSet.of(JwsAlgorithm.EDDSA, JwsAlgorithm.ED25519));
        if (checks.isEmpty()) {
            throw Ed25519Keys.invalidKey();
        }
        return new SignatureVerifier(ByteBuffer.wrap(key.clone()), JwkThumbprint.ofEd25519(key), checks);
    }

    /**
     * Returns a verifier with the same key, whose signatures a provider verifies, as far as it supports their algorithms.
     *
     * @param provider the provider
     * @return a new verifier, equal to this one; this verifier for a secret
     */
    public SignatureVerifier by(Provider provider) {
        PublicKey publicKey = publicKey();
        if (publicKey == null) {
            return this;
        }
        Map<JwsAlgorithm, SignatureCheck> replaced = new EnumMap<>(checks);
        replaced.putAll(UsableChecks.by(provider, publicKey, algorithms));
        return new SignatureVerifier(key, thumbprint, replaced);
    }

    /** Returns the key; null if it is a secret, or if the Java runtime no longer supports Ed25519. */
    private @Nullable PublicKey publicKey() {
        if (key instanceof PublicKey) {
            return (PublicKey) key;
        }
        try {
            return key instanceof ByteBuffer ? Ed25519Keys.of(((ByteBuffer) key).array()) : null;
        } catch (InvalidKeyException e) {
            return null;
        }
    }

    /**
     * Returns the algorithms that fit the key and that the Java runtime supports.
     *
     * @return at least one
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Returns the length of an RSA key.
     *
     * @return the length of its modulus, in bits; 0 for other keys
     */
    public int rsaBits() {
        return key instanceof RSAPublicKey ? ((RSAPublicKey) key).getModulus().bitLength() : 0;
    }

    /**
     * Returns the type of the key and its size.
     *
     * @return for example {@code RSA 2048 bits}, {@code EC P-256}, {@code Ed25519} or {@code secret}
     */
    public String keyType() {
        if (key instanceof RSAPublicKey) {
            return "RSA " + rsaBits() + " bits";
        }
        if (key instanceof ECPublicKey) {
            return "EC " + PrimeCurve.of(((ECPublicKey) key).getParams());
        }
        return key instanceof ByteBuffer ? "Ed25519" : "secret";
    }

    /**
     * Returns the JWK thumbprint of the key (RFC 7638, SHA-256, base64url). The thumbprint of a secret must be kept
     * confidential (section 7).
     *
     * @return 43 characters, the same for the same key material
     */
    public String thumbprint() {
        return thumbprint;
    }

    /**
     * Verifies one signature. Never throws, for any signature.
     *
     * @param algorithm the algorithm of the header
     * @param token the token
     * @return true if the key fits the algorithm and the signature is valid
     */
    public boolean verifies(JwsAlgorithm algorithm, CompactJws token) {
        return check(algorithm, token) == SignatureResult.VALID;
    }

    /**
     * Verifies one signature, and returns whether the result would be the same another time. Never throws, for any signature.
     *
     * @param algorithm the algorithm of the header
     * @param token the token
     * @return {@link SignatureResult#VALID} if the key fits the algorithm and the signature is valid
     */
    public SignatureResult check(JwsAlgorithm algorithm, CompactJws token) {
        SignatureCheck check = checks.get(algorithm);
        if (check == null || !token.hasSignatureOf(algorithm)) {
            return SignatureResult.INVALID;
        }
        try {
            return check.isValid(token) ? SignatureResult.VALID : SignatureResult.INVALID;
        } catch (SignatureException e) {
            return SignatureResult.INVALID; // a malformed signature
        } catch (GeneralSecurityException | RuntimeException e) {
            return SignatureResult.FAILED;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignatureVerifier && key.equals(((SignatureVerifier) other).key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
