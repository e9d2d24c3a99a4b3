package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoredRevocation.Kind;
import io.github.jwtfilter.internal.digest.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a verified token to which revocations refer, computed once for each token. Thread-safe: they are immutable,
 * and the cached result is one reference.
 */
public final class RevocableToken {
    /** The maximum number of IDs that a store looks up at once. */
    private static final int MAX_IDS = 10;

    private final List<String> ids;
    private final long issuedAt;
    private volatile @Nullable Checked checked;

    /**
     * Creates the properties of a token.
     *
     * @param issuer the claim {@code iss}, or null
     * @param tokenId the claim {@code jti}, or null
     * @param sessionId the claim {@code sid}, or null
     * @param subject the claim {@code sub}, or null
     * @param provider the user at the identity provider of a session, or null
     * @param keyIds the IDs of revocations of the key that has verified the token, the most specific ones first
     * @param issuedAt the claim {@code iat} in milliseconds since 1970, or {@link Long#MIN_VALUE} without it
     */
    public RevocableToken(
            @Nullable String issuer,
            @Nullable String tokenId,
            @Nullable String sessionId,
            @Nullable String subject,
            @Nullable ProviderIdentity provider,
            Collection<String> keyIds,
            long issuedAt) {
        List<String> all = new ArrayList<>(MAX_IDS);
        MessageDigest digest = Sha256.start(); // one for all, since the creation takes as long as the computation
        if (tokenId != null) {
            all.add(RevocationId.of(digest, Kind.TOKEN, issuer, tokenId));
        }
        if (sessionId != null) {
            all.add(RevocationId.of(digest, Kind.SESSION, issuer, sessionId));
        }
        if (subject != null) {
            all.add(RevocationId.of(digest, Kind.SUBJECT, issuer, subject));
        }
        if (provider != null) {
            provider.addTo(all, digest);
        }
        all.add(RevocationId.ALL);
        all.add(RevocationId.EVERY_KEY);
        for (String keyId : keyIds) {
            if (all.size() < MAX_IDS) {
                all.add(keyId);
            }
        }
        this.ids = Collections.unmodifiableList(all);
        this.issuedAt = issuedAt;
    }

    /**
     * Returns the IDs of the revocations that would apply to the token.
     *
     * @return two to ten IDs
     */
    public List<String> ids() {
        return ids;
    }

    /** Returns whether revocations, as a store returns them for the IDs, apply to the token. Without {@code iat} each one applies. */
    boolean isIssuedBeforeAny(long[] issuedBefore) {
        for (long before : issuedBefore) {
            if (issuedAt < before) {
                return true;
            }
        }
        return false;
    }

    /** Returns the last result, or null if none is cached. */
    @Nullable
    Checked checked() {
        return checked;
    }

    void cache(Checked result) {
        checked = result;
    }

    /** A cached result. Immutable. */
    static final class Checked {
        private final boolean revoked;
        private final int generation;
        private final long nanos;

        /** {@code generation}: the number of changes by this server; {@code nanos}: the time; both before the store was read. */
        Checked(boolean revoked, int generation, long nanos) {
            this.revoked = revoked;
            this.generation = generation;
            this.nanos = nanos;
        }

        boolean isRevoked() {
            return revoked;
        }

        /** Returns whether the result may be used: this server has changed no revocation since, and the result has not expired. */
        boolean isValid(int currentGeneration, long now, long maxNanos) {
            return generation == currentGeneration && now - nanos < maxNanos;
        }
    }
}
