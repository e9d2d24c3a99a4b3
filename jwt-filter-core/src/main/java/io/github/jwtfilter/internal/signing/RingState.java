package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that sign and verify between two changes. Immutable. */
final class RingState {
    private final KeyRing ring;
    private final long since;
    private final long until;
    private final KeySet keys;
    private final @Nullable DatedKey signer;
    private final @Nullable TokenWriter writer;
    private final List<DatedKey> verifying;

    RingState(
            KeyRing ring,
            long since,
            long until,
            KeySet keys,
            @Nullable DatedKey signer,
            @Nullable TokenWriter writer,
            List<DatedKey> verifying) {
        this.ring = ring;
        this.since = since;
        this.until = until;
        this.keys = keys;
        this.signer = signer;
        this.writer = writer;
        this.verifying = Collections.unmodifiableList(verifying);
    }

    /** Returns whether this is the state at the time of the clock, which is not read if no key has dates. */
    boolean isCurrent(Clock clock) {
        if (since == Long.MIN_VALUE && until == Long.MAX_VALUE) {
            return true;
        }
        long now = clock.millis();
        return since <= now && now < until;
    }

    KeyRing ring() {
        return ring;
    }

    KeySet keys() {
        return keys;
    }

    /** Returns the key that signs, or null if no key is valid. */
    @Nullable
    DatedKey signer() {
        return signer;
    }

    @Nullable
    TokenWriter writer() {
        return writer;
    }

    /** Returns the JWK Set of the keys with these IDs. */
    String jwkSet(Predicate<String> published) {
        return PublicJwkSet.of(
                verifying.stream()
                        .filter(key -> key.keyId() != null && published.test(key.keyId()))
                        .collect(Collectors.toList()),
                ring);
    }
}
