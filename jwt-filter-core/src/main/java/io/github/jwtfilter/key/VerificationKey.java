package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.algorithm.SignatureVerifier;
import io.github.jwtfilter.algorithm.SignedToken;
import io.github.jwtfilter.rejection.LogText;
import io.github.jwtfilter.rejection.RejectionReason;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One key that may verify signatures, with the names by which tokens refer to it. Immutable. */
public final class VerificationKey {
    private final SignatureVerifier verifier;
    private final Set<JwsAlgorithm> algorithms;
    private final @Nullable String keyId;
    private final Thumbprints thumbprints;
    private final boolean revoked;

    private VerificationKey(
            SignatureVerifier verifier,
            Set<JwsAlgorithm> algorithms,
            @Nullable String keyId,
            Thumbprints thumbprints,
            boolean revoked) {
        this.verifier = verifier;
        this.algorithms = Collections.unmodifiableSet(algorithms);
        this.keyId = keyId;
        this.thumbprints = thumbprints;
        this.revoked = revoked;
    }

    /** A key without a name, for whatever algorithms it fits. */
    static VerificationKey unnamed(SignatureVerifier verifier) {
        return new VerificationKey(verifier, verifier.algorithms(), null, Thumbprints.NONE, false);
    }

    /** A key of a JWK Set; {@code restriction} are the algorithms that the JWK admits. */
    static VerificationKey named(
            SignatureVerifier verifier,
            Set<JwsAlgorithm> restriction,
            @Nullable String keyId,
            Thumbprints thumbprints) {
        Set<JwsAlgorithm> algorithms = EnumSet.noneOf(JwsAlgorithm.class);
        algorithms.addAll(verifier.algorithms());
        algorithms.retainAll(restriction);
        return new VerificationKey(verifier, algorithms, keyId, thumbprints, false);
    }

    /** The same key, whose signatures are not accepted any more. */
    VerificationKey revoke() {
        return new VerificationKey(verifier, algorithms, keyId, thumbprints, true);
    }

    /**
     * Whether {@code keys.revoked} lists it.
     *
     * @return true if no signature of it is accepted
     */
    public boolean isRevoked() {
        return revoked;
    }

    /**
     * The algorithms that fit its type, its curve and what it says of its use.
     *
     * @return at least one
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Its name.
     *
     * @return the key ID, or null if it has none
     */
    public @Nullable String keyId() {
        return keyId;
    }

    /** Whether no token can refer to it, by key ID or by thumbprint. */
    boolean isNameless() {
        return keyId == null && thumbprints.areAbsent();
    }

    Thumbprints thumbprints() {
        return thumbprints;
    }

    /** The JWK thumbprint of the key material (RFC 7638), which is not shown if the key is a secret. */
    String thumbprint() {
        return verifier.thumbprint();
    }

    /**
     * The names by which {@code keys.revoked} can list the key.
     *
     * @return its key ID, its JWK thumbprint, and the thumbprints of its certificate in its JWK
     */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String name : new String[] {keyId, thumbprint(), thumbprints.sha1(), thumbprints.sha256()}) {
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * Verifies one signature. Never throws, whatever the signature is.
     *
     * @param algorithm the algorithm of the header
     * @param token the token
     * @return null if the key fits the algorithm, the signature holds, and the key is not revoked; {@link
     *     RejectionReason#KEY_REVOKED} if only the last is wrong; else {@link RejectionReason#BAD_SIGNATURE}
     */
    public @Nullable RejectionReason check(JwsAlgorithm algorithm, SignedToken token) {
        if (!algorithms.contains(algorithm) || !verifier.verifies(algorithm, token)) {
            return RejectionReason.BAD_SIGNATURE;
        }
        return revoked ? RejectionReason.KEY_REVOKED : null;
    }

    /**
     * Describes the key to an operator, with what {@code keys.revoked} could list. The thumbprint of a secret is left out, since
     * secrets could be guessed by it (RFC 7638 section 7).
     *
     * @return for example {@code kid "k1" ES256 thumbprint NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs}
     */
    public String description() {
        StringBuilder text = new StringBuilder("kid ").append(LogText.of(keyId));
        boolean secret = false;
        for (JwsAlgorithm algorithm : algorithms) {
            text.append(' ').append(algorithm.headerName());
            secret |= algorithm.symmetric();
        }
        return text.append(secret ? " secret" : " thumbprint " + thumbprint()).toString();
    }

    /** Whether the names, the material, the algorithms and the trust are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey && isSameAs((VerificationKey) other);
    }

    private boolean isSameAs(VerificationKey other) {
        return Objects.equals(keyId, other.keyId)
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
