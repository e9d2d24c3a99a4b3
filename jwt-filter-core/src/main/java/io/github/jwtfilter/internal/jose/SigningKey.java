package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.base64.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A private key or secret that signs tokens. It meets the requirements of verification, and its key pair matches: a test
 * signature was verified at creation. Never shown by {@link #toString()}. Thread-safe.
 */
public final class SigningKey {
    private static final String PROBE = "e30"; // {} in base64url

    private final SignatureVerifier verifier;
    private final Map<JwsAlgorithm, Signer> signers;
    private final @Nullable String keyId;
    private final @Nullable PublicKey publicKey;
    private final byte @Nullable [] secret;

    private SigningKey(
            SignatureVerifier verifier,
            Map<JwsAlgorithm, Signer> signers,
            @Nullable String keyId,
            @Nullable PublicKey publicKey,
            byte @Nullable [] secret) {
        this.verifier = verifier;
        this.signers = signers;
        this.keyId = keyId;
        this.publicKey = publicKey;
        this.secret = secret;
    }

    /**
     * Returns a key for the HS algorithms.
     *
     * @param secret the bytes of the secret; copied
     * @param keyId the key ID, or null for none
     * @return a key for the HS algorithms whose hash is not longer than the secret
     * @throws InvalidKeyException if the secret is too short, publicly known, or a public key
     */
    public static SigningKey ofSecret(byte[] secret, @Nullable String keyId) throws InvalidKeyException {
        byte[] copy = secret.clone();
        SignatureVerifier verifier = verifier(copy);
        Map<JwsAlgorithm, Signer> signers = new EnumMap<>(JwsAlgorithm.class);
        for (JwsAlgorithm algorithm : verifier.algorithms()) {
            signers.put(algorithm, Signer.of(algorithm, copy));
        }
        return new SigningKey(verifier, signers, keyId, null, copy);
    }

    /**
     * Returns a key for the algorithms that fit a key pair.
     *
     * @param pair an RSA pair of 2048 to 8192 bits, an EC pair on P-256, P-384 or P-521, or an Ed25519 pair
     * @param keyId the key ID, or null for the JWK thumbprint (RFC 7638)
     * @return the key
     * @throws InvalidKeyException if verification would not accept the public key, or the two keys do not match
     */
    public static SigningKey of(KeyPair pair, @Nullable String keyId) throws InvalidKeyException {
        SignatureVerifier verifier = verifier(pair.getPublic());
        Map<JwsAlgorithm, Signer> signers = new EnumMap<>(JwsAlgorithm.class);
        for (JwsAlgorithm algorithm : verifier.algorithms()) {
            signers.put(algorithm, Signer.of(algorithm, pair));
        }
        String name = keyId == null ? verifier.thumbprint() : keyId;
        SigningKey key = new SigningKey(verifier, signers, name, pair.getPublic(), secretOf(pair.getPrivate()));
        if (pair.getPrivate().getAlgorithm().equals("RSASSA-PSS")) {
            // Such a key can contain the hash that it permits (RFC 4055 section 3.1).
            signers.keySet().removeIf(algorithm -> !key.signs(algorithm));
        }
        if (signers.isEmpty() || !key.signs(signers.keySet().iterator().next())) {
            throw new InvalidKeyException(
                    "contains a public key that does not belong to its private key", "export the key pair again");
        }
        return key;
    }

    /** Returns the private number, which does not depend on the format of the file; null if a device keeps it. */
    private static byte @Nullable [] secretOf(PrivateKey key) {
        if (key instanceof RSAPrivateKey) {
            return ((RSAPrivateKey) key).getPrivateExponent().toByteArray();
        }
        return key instanceof ECPrivateKey ? ((ECPrivateKey) key).getS().toByteArray() : key.getEncoded();
    }

    private static SignatureVerifier verifier(byte[] secret) throws InvalidKeyException {
        try {
            return SignatureVerifier.ofSecret(secret);
        } catch (InvalidKeyException e) {
            throw new InvalidKeyException(
                    e.getMessage(),
                    "generate a random secret with the command keys generate HS256; only a private key can sign in its place, and no"
                            + " public key");
        }
    }

    /** Replaces the remedies for keys of another issuer. */
    private static SignatureVerifier verifier(PublicKey publicKey) throws InvalidKeyException {
        try {
            return SignatureVerifier.ofPublicKey(publicKey);
        } catch (InvalidKeyException e) {
            throw new InvalidKeyException(e.getMessage(), "generate another key with the command keys generate ES256");
        }
    }

    private boolean signs(JwsAlgorithm algorithm) {
        byte[] part = PROBE.getBytes(StandardCharsets.US_ASCII);
        try {
            return verifies(algorithm, signers.get(algorithm), part);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // for example an RSA key whose numbers contradict each other
        }
    }

    private boolean verifies(JwsAlgorithm algorithm, @Nullable Signer signer, byte[] part)
            throws GeneralSecurityException {
        String token = PROBE + '.' + PROBE + '.' + (signer == null ? "" : Base64Url.encode(signer.sign(part, part)));
        return verifier.verifies(
                algorithm, CompactJws.parse(token, token.length()).value());
    }

    /**
     * Returns the same key, restricted to one algorithm.
     *
     * @param only the algorithm of the JWK
     * @return the restricted key
     * @throws InvalidKeyException if the key does not fit the algorithm
     */
    public SigningKey restrictTo(JwsAlgorithm only) throws InvalidKeyException {
        Map<JwsAlgorithm, Signer> restricted = new EnumMap<>(signers);
        restricted.keySet().retainAll(EnumSet.of(only));
        if (restricted.isEmpty()) {
            throw new InvalidKeyException("does not fit the algorithm " + only, "it fits " + signers.keySet());
        }
        return new SigningKey(verifier, restricted, keyId, publicKey, secret);
    }

    /**
     * Returns the same key with another key ID.
     *
     * @param other the key ID
     * @return the named key
     */
    public SigningKey named(String other) {
        return new SigningKey(verifier, signers, other, publicKey, secret);
    }

    /**
     * Returns the algorithms that the key can sign with.
     *
     * @return at least one; the first one is the most common for the type of the key
     */
    public Set<JwsAlgorithm> algorithms() {
        return Collections.unmodifiableSet(signers.keySet());
    }

    /**
     * Returns the key ID.
     *
     * @return the key ID; null for a secret without one
     */
    public @Nullable String keyId() {
        return keyId;
    }

    /**
     * Returns the public key.
     *
     * @return the key that verifies the tokens; null for a secret
     */
    public @Nullable PublicKey publicKey() {
        return publicKey;
    }

    /**
     * Returns a secret from which keys for other purposes can be derived.
     *
     * @return the private number, the encoded private key or the secret; null if a device keeps it
     */
    public byte @Nullable [] secret() {
        return secret == null ? null : secret.clone();
    }

    /**
     * Returns the verifier of the tokens.
     *
     * @return a verifier for all algorithms that fit the key material
     */
    public SignatureVerifier verifier() {
        return verifier;
    }

    /**
     * Signs a token (RFC 7515 section 5.1).
     *
     * @param algorithm one of {@link #algorithms()}
     * @param header the JOSE header, as JSON
     * @param payload the claims, as JSON
     * @return the compact serialization
     * @throws IllegalArgumentException if the key does not fit the algorithm
     * @throws IllegalStateException if the Java runtime cannot sign
     */
    public String sign(JwsAlgorithm algorithm, String header, String payload) {
        Signer signer = signers.get(algorithm);
        if (signer == null) {
            throw new IllegalArgumentException("the key does not fit " + algorithm + ", but " + signers.keySet());
        }
        String first = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
        String second = Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8));
        try {
            byte[] signature =
                    signer.sign(first.getBytes(StandardCharsets.US_ASCII), second.getBytes(StandardCharsets.US_ASCII));
            return first + '.' + second + '.' + Base64Url.encode(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime cannot sign with " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
