package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.algorithm.SignatureVerifier;
import io.github.jwtfilter.algorithm.SignedToken;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One key that may verify signatures, with the names by which tokens refer to it. Immutable. */
public final class VerificationKey {
    private final SignatureVerifier verifier;
    private final Set<JwsAlgorithm> algorithms;
    private final @Nullable String keyId;
    private final Thumbprints thumbprints;

    private VerificationKey(
            SignatureVerifier verifier, Set<JwsAlgorithm> algorithms, @Nullable String keyId, Thumbprints thumbprints) {
        this.verifier = verifier;
        this.algorithms = Collections.unmodifiableSet(algorithms);
        this.keyId = keyId;
        this.thumbprints = thumbprints;
    }

    /** A key without a name, for whatever algorithms it fits. */
    static VerificationKey unnamed(SignatureVerifier verifier) {
        return new VerificationKey(verifier, verifier.algorithms(), null, Thumbprints.NONE);
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
        return new VerificationKey(verifier, algorithms, keyId, thumbprints);
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

    Thumbprints thumbprints() {
        return thumbprints;
    }

    /**
     * Verifies one signature. Never throws, whatever the signature is.
     *
     * @param algorithm the algorithm of the header
     * @param token the token
     * @return true if the key fits the algorithm and the signature holds
     */
    public boolean verifies(JwsAlgorithm algorithm, SignedToken token) {
        return algorithms.contains(algorithm) && verifier.verifies(algorithm, token);
    }

    /** Whether the names, the material and the algorithms are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerificationKey && isSameAs((VerificationKey) other);
    }

    private boolean isSameAs(VerificationKey other) {
        return Objects.equals(keyId, other.keyId)
                && thumbprints.equals(other.thumbprints)
                && verifier.equals(other.verifier)
                && algorithms.equals(other.algorithms);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, verifier, algorithms);
    }
}
