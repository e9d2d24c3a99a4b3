package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureResult;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.revocation.RevocationId;
import java.security.Provider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One immutable verification key with the names by which tokens refer to it. */
public final class VerificationKey {
    private final SignatureVerifier verifier;
    private final Set<JwsAlgorithm> algorithms;
    private final @Nullable String keyId;
    private final @Nullable String issuer;
    private final Thumbprints thumbprints;
    private final boolean revoked;
    private final Result<VerificationKey> result = Result.accepted(this);
    private volatile @Nullable List<String> revocationIds;

    private VerificationKey(
            SignatureVerifier verifier,
            Set<JwsAlgorithm> algorithms,
            @Nullable String keyId,
            @Nullable String issuer,
            Thumbprints thumbprints,
            boolean revoked) {
        this.verifier = verifier;
        this.algorithms = Collections.unmodifiableSet(algorithms);
        this.keyId = keyId;
        this.issuer = issuer;
        this.thumbprints = thumbprints;
        this.revoked = revoked;
    }

    /** Returns a key without a name, for all algorithms that it fits. */
    static VerificationKey unnamed(SignatureVerifier verifier) {
        return new VerificationKey(verifier, verifier.algorithms(), null, null, Thumbprints.NONE, false);
    }

    /** Returns a key of a JWK Set; {@code restriction} contains the algorithms that the JWK allows. */
    static VerificationKey named(
            SignatureVerifier verifier,
            Set<JwsAlgorithm> restriction,
            @Nullable String keyId,
            Thumbprints thumbprints) {
        Set<JwsAlgorithm> algorithms = EnumSet.noneOf(JwsAlgorithm.class);
        algorithms.addAll(verifier.algorithms());
        algorithms.retainAll(restriction);
        return new VerificationKey(verifier, algorithms, keyId, null, thumbprints, false);
    }

    /**
     * Returns the key that verifies tokens of this program.
     *
     * @param verifier verifies the signatures
     * @param algorithms the algorithms of the signing key
     * @param keyId the {@code kid} of the tokens, or null if they have none
     * @return a key without an issuer and without certificates
     */
    public static VerificationKey of(SignatureVerifier verifier, Set<JwsAlgorithm> algorithms, @Nullable String keyId) {
        return named(verifier, algorithms, keyId, Thumbprints.NONE);
    }

    /** Returns the same key, restricted to the tokens of one issuer; null for no restriction. */
    VerificationKey restrictTo(@Nullable String owner) {
        return owner == null ? this : new VerificationKey(verifier, algorithms, keyId, owner, thumbprints, revoked);
    }

    /** Returns the same key, whose signatures a provider verifies. */
    VerificationKey by(Provider provider) {
        return new VerificationKey(verifier.by(provider), algorithms, keyId, issuer, thumbprints, revoked);
    }

    /** Returns the same key, marked as revoked. */
    VerificationKey revoke() {
        return new VerificationKey(verifier, algorithms, keyId, issuer, thumbprints, true);
    }

    /**
     * Returns whether {@code keys.revoked} lists the key.
     *
     * @return true if every signature of the key is rejected
     */
    public boolean isRevoked() {
        return revoked;
    }

    /**
     * Returns the algorithms that fit the type, the curve and the declared use of the key.
     *
     * @return at least one
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Returns the key ID.
     *
     * @return the key ID, or null if the key has none
     */
    public @Nullable String keyId() {
        return keyId;
    }

    /**
     * Returns the issuer to whose tokens the JWK restricts the key by its member {@code issuer}, as JWKs of Entra ID do.
     *
     * @return the issuer, which may contain {@code {tenantid}}; null if there is none
     */
    public @Nullable String issuer() {
        return issuer;
    }

    /** Returns whether the key has neither a key ID nor a thumbprint by which a token could refer to it. */
    boolean isNameless() {
        return (keyId == null || keyId.isEmpty()) && thumbprints.areAbsent();
    }

    Thumbprints thumbprints() {
        return thumbprints;
    }

    /** Returns the JWK thumbprint (RFC 7638). The thumbprint of a secret must not be shown. */
    String thumbprint() {
        return verifier.thumbprint();
    }

    /**
     * Returns the names by which {@code keys.revoked} can list the key.
     *
     * @return its key ID, its JWK thumbprint, and the certificate thumbprints of its JWK
     */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        add(names, keyId);
        add(names, thumbprint());
        for (Thumbprints each = thumbprints; each != null; each = each.computed()) {
            add(names, each.sha1());
            add(names, each.sha256());
        }
        return names;
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /**
     * Verifies one signature. Never throws, for any signature.
     *
     * @param algorithm the algorithm of the header
     * @param token the token
     * @return {@link SignatureResult#VALID} if the key fits the algorithm and the signature is valid, also if the key is revoked
     */
    SignatureResult check(JwsAlgorithm algorithm, CompactJws token) {
        return algorithms.contains(algorithm) ? verifier.check(algorithm, token) : SignatureResult.INVALID;
    }

    /** Returns this key as the result of the verification of a signature, without an allocation for each token. */
    Result<VerificationKey> asResult() {
        return result;
    }

    /**
     * Returns the IDs of revocations that apply to the tokens of the key, by its key ID and its JWK thumbprint. Omits the thumbprint
     * of a secret: from its digest in a store, the secret could be guessed (RFC 7638 section 7).
     */
    List<String> revocationIds() {
        List<String> ids = revocationIds;
        if (ids == null) {
            ids = new ArrayList<>(2);
            if (keyId != null) {
                ids.add(RevocationId.ofKey(keyId));
            }
            if (!isSecret()) {
                ids.add(RevocationId.ofKey(thumbprint()));
            }
            revocationIds = Collections.unmodifiableList(ids);
        }
        return ids;
    }

    private boolean isSecret() {
        return algorithms.stream().anyMatch(JwsAlgorithm::symmetric);
    }

    /**
     * Returns the type and the size of the key.
     *
     * @return for example {@code RSA 2048 bits}, {@code EC P-256}, {@code Ed25519} or {@code secret}
     */
    public String type() {
        return verifier.keyType();
    }

    /** Returns the length of an RSA modulus, in bits; 0 for other keys. */
    int rsaBits() {
        return verifier.rsaBits();
    }

    /**
     * Returns a description for operators, with the names that {@code keys.revoked} accepts. Omits the thumbprint of a secret,
     * which allows guessing the secret (RFC 7638 section 7).
     *
     * @return for example {@code kid "k1" ES256 thumbprint NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs}
     */
    public String description() {
        StringBuilder text = new StringBuilder("kid ").append(LogText.of(keyId));
        for (JwsAlgorithm algorithm : algorithms) {
            text.append(' ').append(algorithm.headerName());
        }
        return text.append(isSecret() ? " secret" : " thumbprint " + thumbprint())
                .toString();
    }

    /** Compares the names, the key material, the algorithms and the revocation. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey && isSameAs((VerificationKey) other);
    }

    private boolean isSameAs(VerificationKey other) {
        return Objects.equals(keyId, other.keyId)
                && Objects.equals(issuer, other.issuer)
                && thumbprints.equals(other.thumbprints)
                && verifier.equals(other.verifier)
                && algorithms.equals(other.algorithms)
                && revoked == other.revoked;
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, verifier, algorithms);
    }
}
