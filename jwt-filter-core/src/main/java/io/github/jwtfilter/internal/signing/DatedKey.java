package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import org.jspecify.annotations.Nullable;

/** A signing key with the time during which it signs. */
final class DatedKey {
    /** The time of a key that signs as long as it is configured, in milliseconds. */
    static final long ALWAYS = Long.MIN_VALUE;

    static final long NEVER = Long.MAX_VALUE;

    private final SigningKey key;
    private final long from;
    private final long until;
    private final boolean endsAtExpiry;
    private final VerificationKey verification;

    private DatedKey(SigningKey key, long from, long until, boolean endsAtExpiry) {
        this.key = key;
        this.from = from;
        this.until = until;
        this.endsAtExpiry = endsAtExpiry;
        this.verification = VerificationKey.of(key.verifier(), key.algorithms(), key.keyId());
    }

    /** Returns a key without dates, as in a PEM file. */
    static DatedKey undated(SigningKey key) {
        return new DatedKey(key, ALWAYS, NEVER, false);
    }

    /** Returns a key with the dates of its certificate, after which it still verifies, and signs if there is no other key. */
    static DatedKey certified(SigningKey key, long from, long until) {
        return new DatedKey(key, from, until, false);
    }

    /** Returns a key with the dates of its JWK, after which it neither signs nor verifies. */
    static DatedKey limited(SigningKey key, long from, long until) {
        return new DatedKey(key, from, until, true);
    }

    /** Returns the same key with another key ID. */
    DatedKey named(String keyId) {
        return new DatedKey(key.named(keyId), from, until, endsAtExpiry);
    }

    SigningKey key() {
        return key;
    }

    @Nullable
    String keyId() {
        return key.keyId();
    }

    VerificationKey verification() {
        return verification;
    }

    /** Returns the first millisecond at which the key signs. */
    long from() {
        return from;
    }

    /** Returns the first millisecond at which the key has expired. */
    long until() {
        return until;
    }

    boolean isExpired(long now) {
        return now >= until;
    }

    /** Returns whether the key verifies tokens: also before it signs, for servers whose clock is late. */
    boolean verifies(long now) {
        return !endsAtExpiry || now < until;
    }

    /** Returns the algorithm with which the key signs: the wanted one if it fits, otherwise the usual one of the key. */
    JwsAlgorithm algorithm(@Nullable JwsAlgorithm wanted) {
        return wanted != null && key.algorithms().contains(wanted)
                ? wanted
                : key.algorithms().iterator().next();
    }
}
