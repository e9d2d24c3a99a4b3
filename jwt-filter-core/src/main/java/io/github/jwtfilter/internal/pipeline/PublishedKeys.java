package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.jwks.KeyRevocationIds;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.signing.SigningKeys;
import java.util.HashSet;
import java.util.Set;

/** The public keys of the application, without those that are revoked: other applications must not trust these either. */
final class PublishedKeys {
    private final SigningKeys keys;
    private final KeySource source;
    private final Revocations revocations;

    /** {@code source} contains the same keys, with those marked that {@code keys.revoked} lists. */
    PublishedKeys(SigningKeys keys, KeySource source, Revocations revocations) {
        this.keys = keys;
        this.source = source;
        this.revocations = revocations;
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
            if (keyId != null && !key.isRevoked() && !revocations.isKeyRevoked(KeyRevocationIds.of(known, key, null))) {
                trusted.add(keyId);
            }
        }
        return keys.jwkSet(trusted::contains);
    }
}
