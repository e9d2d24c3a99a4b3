package io.github.jwtfilter.key;

import io.github.jwtfilter.settings.RevokedKeys;
import io.github.jwtfilter.token.JoseHeader;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the keys that are revoked at one moment: key IDs, thumbprints, or every key. Immutable. */
public final class KeyRevocations {
    /** Nothing is revoked. */
    public static final KeyRevocations NONE = new KeyRevocations(Collections.emptySet());

    private final Set<String> names;
    private final boolean everyKey;

    private KeyRevocations(Set<String> names) {
        this.names = names;
        this.everyKey = names.contains(RevokedKeys.EVERY_KEY);
    }

    /**
     * Revokes the keys with these names.
     *
     * @param names key IDs, JWK thumbprints (RFC 7638), and {@link RevokedKeys#EVERY_KEY}
     * @return the revocations
     */
    public static KeyRevocations of(Collection<String> names) {
        return names.isEmpty() ? NONE : new KeyRevocations(Collections.unmodifiableSet(new LinkedHashSet<>(names)));
    }

    /**
     * The names.
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
     * Whether every key is revoked, those that are not known yet included.
     *
     * @return true if no key is trusted
     */
    public boolean everyKey() {
        return everyKey;
    }

    /** Whether a token with this header must be rejected, independently of the key that signed it. */
    boolean include(JoseHeader header) {
        return everyKey || has(header.keyId()) || has(header.x5t()) || has(header.x5tS256());
    }

    /**
     * Whether a key is named.
     *
     * @param key any key
     * @return true if its key ID, its JWK thumbprint or a thumbprint of its certificate is among the names
     */
    public boolean include(VerificationKey key) {
        return everyKey || !Collections.disjoint(key.names(), names);
    }

    private boolean has(@Nullable String name) {
        return name != null && names.contains(name);
    }

    /** The JWK thumbprints of the named keys: the same key may be in a set once more, under another ID. */
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
