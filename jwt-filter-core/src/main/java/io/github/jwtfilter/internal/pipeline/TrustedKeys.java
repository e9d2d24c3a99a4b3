package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.jwks.KeyRevocationIds;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.signing.NoSigningKeyException;
import io.github.jwtfilter.internal.signing.SigningKeys;
import io.github.jwtfilter.internal.signing.TokenWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The signing keys of the application that are not revoked, neither by {@code keys.revoked} nor in the store: only these sign, and
 * only these are published, since other applications must not trust the others either.
 */
final class TrustedKeys {
    private static final Log LOG = Log.of(TrustedKeys.class);
    private static final int LINES_PER_MINUTE = 1;

    private final SigningKeys keys;
    private final KeySource source;
    private final Revocations revocations;
    private final String application;
    private final LogRateLimiter lines;

    /** {@code source} contains the same keys, with those marked that {@code keys.revoked} lists. */
    TrustedKeys(
            SigningKeys keys, KeySource source, Revocations revocations, String application, LongSupplier nanoTime) {
        this.keys = keys;
        this.source = source;
        this.revocations = revocations;
        this.application = application;
        this.lines = new LogRateLimiter(LINES_PER_MINUTE, nanoTime);
    }

    /**
     * Returns the JWK Set (RFC 7517 section 5).
     *
     * @throws StoreException if it is not known which keys are revoked
     */
    String jwkSet() {
        KeySet known = source.known();
        Set<String> trusted = new HashSet<>();
        for (VerificationKey key : known.keys()) {
            String keyId = key.keyId();
            if (keyId != null && isTrusted(key, known)) {
                trusted.add(keyId);
            }
        }
        return keys.jwkSet(trusted::contains);
    }

    /**
     * Returns the writer of the newest key.
     *
     * @throws StoreException if it is not known which keys are revoked
     * @throws NoSigningKeyException if no key is valid, or all are revoked
     */
    TokenWriter writer() {
        KeySet known = source.known();
        try {
            return keys.writer(key -> isTrusted(known.equivalent(key), known));
        } catch (NoSigningKeyException e) {
            if (lines.tryAcquire()) {
                LOG.error("No session of " + application + " can start or be renewed: " + e.getMessage(), null);
            }
            throw e;
        }
    }

    private boolean isTrusted(VerificationKey key, KeySet known) {
        return !key.isRevoked() && !revocations.isKeyRevoked(KeyRevocationIds.of(known, key, null));
    }
}
