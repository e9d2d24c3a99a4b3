package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.revocation.RevocationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The IDs of revocations in a store that apply to the tokens of a key. */
public final class KeyRevocationIds {
    private KeyRevocationIds() {}

    /**
     * Returns the IDs for a token: those of the key that has verified it, of the key ID that the token names, and of the same key under
     * other key IDs.
     *
     * @param keys the keys of the issuer
     * @param key the one that has verified the token
     * @param named the key ID in the header of the token, or null
     * @return the IDs, those of the key first
     */
    @SuppressWarnings("ReferenceEquality") // the key is an instance of the set
    public static Collection<String> of(KeySet keys, VerificationKey key, @Nullable String named) {
        Set<String> more = new LinkedHashSet<>(0);
        if (named != null && !named.equals(key.keyId())) {
            more.add(RevocationId.ofKey(named));
        }
        for (VerificationKey other : keys.keys()) {
            if (other != key && other.thumbprint().equals(key.thumbprint())) {
                more.addAll(other.revocationIds());
            }
        }
        if (more.isEmpty()) {
            return key.revocationIds(); // the common case
        }
        List<String> all = new ArrayList<>(key.revocationIds());
        more.removeAll(all);
        all.addAll(more);
        return all;
    }
}
