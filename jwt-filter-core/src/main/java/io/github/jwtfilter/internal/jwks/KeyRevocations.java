package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.settings.RevokedKeys;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of the revoked keys, listed by key ID or thumbprint, or all keys. */
public final class KeyRevocations {
    /** No revocations. */
    public static final KeyRevocations NONE = new KeyRevocations(Collections.emptySet());

    private final Set<String> names;
    private final boolean everyKey;

    private KeyRevocations(Set<String> names) {
        this.names = names;
        this.everyKey = names.contains(RevokedKeys.EVERY_KEY);
    }

    /**
     * Returns revocations for the given names.
     *
     * @param names key IDs, JWK thumbprints (RFC 7638), and {@link RevokedKeys#EVERY_KEY}
     * @return the revocations
     */
    public static KeyRevocations of(Collection<String> names) {
        return names.isEmpty() ? NONE : new KeyRevocations(Collections.unmodifiableSet(new LinkedHashSet<>(names)));
    }

    /**
     * Returns the names of the revoked keys.
     *
     * @return an unmodifiable set
     */
    public Set<String> names() {
        return names;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * Returns whether every key is revoked, including keys that are not known yet.
     *
     * @return true if no key is trusted
     */
    public boolean everyKey() {
        return everyKey;
    }

    /** Returns whether a token with this header must be rejected regardless of the key that verifies it. */
    boolean include(JoseHeader header) {
        return everyKey || has(header.keyId()) || has(header.x5t()) || has(header.x5tS256());
    }

    /**
     * Returns whether a key is revoked.
     *
     * @param key any key
     * @return true if its key ID, its JWK thumbprint or a thumbprint of its certificate is listed
     */
    boolean include(VerificationKey key) {
        return everyKey || !Collections.disjoint(key.names(), names);
    }

    private boolean has(@Nullable String name) {
        return name != null && names.contains(name);
    }

    /** Returns the JWK thumbprints of the revoked keys: a set may contain the same key again under another ID. */
    Set<String> thumbprints(Collection<VerificationKey> keys) {
        Set<String> thumbprints = new HashSet<>();
        for (VerificationKey key : keys) {
            if (include(key)) {
                thumbprints.add(key.thumbprint());
            }
        }
        return thumbprints;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyRevocations && names.equals(((KeyRevocations) other).names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
