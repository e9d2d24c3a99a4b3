package io.github.jwtfilter.algorithm;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signatures with one key, which has been found fit and was tried out when this was made. Two of them are equal if
 * they have the same public key. Safe for threads.
 */
public final class SignatureVerifier {
    private final Object key;
    private final String thumbprint;
    private final Map<JwsAlgorithm, Engine> engines;
    private final Set<JwsAlgorithm> algorithms;

    /** {@code key} is equal to that of another verifier if both are made of the same key. */
    private SignatureVerifier(Object key, String thumbprint, Map<JwsAlgorithm, Engine> engines)
            throws UnfitKeyException {
        if (engines.isEmpty()) {
            throw new UnfitKeyException("fits no algorithm that this Java runtime has", Providers.REMEDY);
        }
        this.key = key;
        this.thumbprint = thumbprint;
        this.engines = engines;
        this.algorithms = Collections.unmodifiableSet(engines.keySet());
    }

    /**
     * Verifies with a shared secret.
     *
     * @param secret the bytes of the secret; copied
     * @return a verifier for those HS algorithms whose hash is no longer than the secret (RFC 7518 section 3.2)
     * @throws UnfitKeyException if the secret is too short, published in a document, or a public key mistaken for one
     */
    public static SignatureVerifier ofSecret(byte[] secret) throws UnfitKeyException {
        SecretFitness.check(secret);
        Map<JwsAlgorithm, Engine> engines = new EnumMap<>(JwsAlgorithm.class);
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            if (algorithm.symmetric() && secret.length * 8 >= algorithm.hashBits()) {
                engines.put(algorithm, new MacEngine(algorithm, secret));
            }
        }
        // Secrets are not compared.
        return new SignatureVerifier(new Object(), JwkThumbprint.ofSecret(secret), engines);
    }

    /**
     * Verifies with a public key.
     *
     * @param key an RSA key of 2048 to 8192 bits, an EC key on P-256, P-384 or P-521, or an Ed25519 key
     * @return a verifier for the algorithms that fit the key
     * @throws UnfitKeyException if it is another kind of key, a weak one, or one that the Java runtime cannot use
     */
    public static SignatureVerifier ofPublicKey(PublicKey key) throws UnfitKeyException {
        return ofPublicKey(key, EnumSet.allOf(JwsAlgorithm.class));
    }

    /**
     * Verifies with a public key that is meant for some algorithms only.
     *
     * @param key as for {@link #ofPublicKey(PublicKey)}
     * @param wanted the algorithms that the key is meant for; if it fits any of them, others need not be tried out
     * @return a verifier for those of the wanted algorithms that the key fits and the Java runtime has; for EC and Ed25519
     *     keys, for all that the key fits
     * @throws UnfitKeyException if it is another kind of key, a weak one, or one that the Java runtime cannot use
     */
    public static SignatureVerifier ofPublicKey(PublicKey key, Set<JwsAlgorithm> wanted) throws UnfitKeyException {
        if (key instanceof RSAPublicKey) {
            return ofRsa((RSAPublicKey) key, wanted);
        }
        if (key instanceof ECPublicKey) {
            return ofEc((ECPublicKey) key);
        }
        byte[] ed25519 = Ed25519Keys.raw(key.getEncoded());
        if (ed25519 == null) {
            throw new UnfitKeyException(
                    "is a key of a kind that no supported algorithm uses",
                    "use RSA, EC (P-256, P-384, P-521) or Ed25519 keys");
        }
        return ofEd25519(ed25519);
    }

    private static SignatureVerifier ofRsa(RSAPublicKey key, Set<JwsAlgorithm> wanted) throws UnfitKeyException {
        RsaFitness.check(key);
        // A key that says so itself is for RSASSA-PSS alone (RFC 4055 section 1.2).
        boolean pssOnly = key.getAlgorithm().equals("RSASSA-PSS");
        Set<JwsAlgorithm> fit = EnumSet.range(pssOnly ? JwsAlgorithm.PS256 : JwsAlgorithm.RS256, JwsAlgorithm.PS512);
        if (!Collections.disjoint(fit, wanted)) {
            fit.retainAll(wanted);
        }
        byte[] wrong = new byte[(key.getModulus().bitLength() + 7) / 8];
        Map<JwsAlgorithm, Engine> engines = new EnumMap<>(JwsAlgorithm.class);
        for (JwsAlgorithm algorithm : fit) {
            putIfRuns(engines, algorithm, new SignatureEngine(algorithm, key), wrong);
        }
        return new SignatureVerifier(key, JwkThumbprint.of(key), engines);
    }

    private static SignatureVerifier ofEc(ECPublicKey key) throws UnfitKeyException {
        PrimeCurve curve = PrimeCurve.of(key.getParams());
        if (curve == null) {
            throw new UnfitKeyException(
                    "is an EC key on a curve that no supported algorithm uses", "use a key on P-256, P-384 or P-521");
        }
        if (!curve.contains(key.getW())) {
            throw new UnfitKeyException("is not a point on the curve " + curve, "get the key from the issuer again");
        }
        byte[] wrong = new byte[2 * curve.bytes()];
        wrong[curve.bytes() - 1] = 1;
        wrong[2 * curve.bytes() - 1] = 1;
        Map<JwsAlgorithm, Engine> engines = new EnumMap<>(JwsAlgorithm.class);
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            if (algorithm.curve() == curve) {
                putIfRuns(engines, algorithm, new EcdsaEngine(algorithm, key), wrong);
            }
        }
        return new SignatureVerifier(key, JwkThumbprint.of(key, curve), engines);
    }

    /**
     * Verifies with an Ed25519 key.
     *
     * @param key the 32 bytes of RFC 8032 section 5.1.5
     * @return a verifier for Ed25519 under both of its names
     * @throws UnfitKeyException if the bytes are not a sound key, or the Java runtime has no Ed25519
     */
    public static SignatureVerifier ofEd25519(byte[] key) throws UnfitKeyException {
        Engine engine = new SignatureEngine(JwsAlgorithm.ED25519, Ed25519Keys.of(key));
        if (!engine.runs(new byte[Ed25519Point.SIGNATURE_BYTES])) {
            throw Ed25519Keys.unsound();
        }
        Map<JwsAlgorithm, Engine> engines = new EnumMap<>(JwsAlgorithm.class);
        engines.put(JwsAlgorithm.EDDSA, engine);
        engines.put(JwsAlgorithm.ED25519, engine);
        return new SignatureVerifier(ByteBuffer.wrap(key.clone()), JwkThumbprint.ofEd25519(key), engines);
    }

    private static void putIfRuns(
            Map<JwsAlgorithm, Engine> engines, JwsAlgorithm algorithm, Engine engine, byte[] wrong) {
        if (engine.runs(wrong)) {
            engines.put(algorithm, engine);
        }
    }

    /**
     * The algorithms that the key fits and the Java runtime has.
     *
     * @return at least one
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * The JWK thumbprint of the key (RFC 7638, SHA-256, base64url). That of a secret must not be shown (section 7).
     *
     * @return 43 characters, the same for the same key material
     */
    public String thumbprint() {
        return thumbprint;
    }

    /**
     * Verifies one signature. Never throws, whatever the signature is.
     *
     * @param algorithm the algorithm of the header
     * @param token the token
     * @return true if the key fits the algorithm and the signature holds
     */
    public boolean verifies(JwsAlgorithm algorithm, SignedToken token) {
        Engine engine = engines.get(algorithm);
        if (engine == null || !SignatureForm.isSound(algorithm, token.signatureBytes())) {
            return false;
        }
        try {
            return engine.holds(token);
        } catch (GeneralSecurityException | RuntimeException e) {
            // A signature of the wrong length, or a fault of the runtime: neither must admit.
            return false;
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
