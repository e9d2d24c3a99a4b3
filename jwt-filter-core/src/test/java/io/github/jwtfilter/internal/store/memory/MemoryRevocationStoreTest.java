package io.github.jwtfilter.internal.store.memory;

import static io.github.jwtfilter.StoredRevocation.EVERY_TOKEN;
import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.store.RevocationStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryRevocationStoreTest extends RevocationStoreContract {
    private final TickingClock clock = new TickingClock(Instant.ofEpochMilli(NOW));
    private final MemoryRevocationStore store = new MemoryRevocationStore(1_000, clock);
    private final MemoryRevocationStore small = new MemoryRevocationStore(2, clock);

    @Override
    protected RevocationStore store() {
        return store;
    }

    @Test
    void rejects_a_revocation_beyond_the_limit_and_keeps_the_others() {
        StoredRevocation first = revocation();
        StoredRevocation second = revocation();
        small.put(first);
        small.put(second);

        assertThatThrownBy(() -> small.put(revocation()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("2 revocations")
                .hasMessageContaining("store.memory.max-entries");
        assertThat(small.find(List.of(first.id(), second.id()), NOW)).containsExactly(EVERY_TOKEN, EVERY_TOKEN);
    }

    @Test
    void revokes_sessions_when_there_are_too_many_other_revocations_and_conversely() {
        small.put(revocation());
        small.put(revocation());
        StoredRevocation first = ended();
        small.put(first);
        small.put(ended());

        assertThat(small.find(List.of(first.id()), NOW)).containsExactly(EVERY_TOKEN);
        assertThatThrownBy(() -> small.put(ended())).hasMessageContaining("2 revocations of sessions");
        assertThat(small.remove(first.id())).isTrue();
        assertThatThrownBy(() -> small.put(revocation())).hasMessageContaining("2 revocations");
        small.put(ended());
    }

    private static StoredRevocation ended() {
        return new StoredRevocation(digest(), StoredRevocation.Kind.SESSION, "session", EVERY_TOKEN, NOW + 1_000);
    }

    @Test
    void extends_a_revocation_at_the_limit() {
        StoredRevocation first = revocation();
        small.put(first);
        small.put(revocation());
        small.put(revocation(first.id(), NOW, NOW + 5_000));

        assertThat(small.find(List.of(first.id()), NOW + 5_000)).containsExactly(EVERY_TOKEN);
    }

    @Test
    void replaces_revocations_that_have_expired_at_the_limit() {
        StoredRevocation expiring = revocation();
        StoredRevocation later = revocation(digest(), NOW, NOW + 5_000);
        small.put(expiring);
        small.put(later);
        clock.move(Duration.ofMillis(1_001));
        StoredRevocation added = revocation(digest(), NOW, NOW + 5_000);

        small.put(added);

        assertThat(small.list(10)).containsExactlyInAnyOrder(later, added);
    }

    @Test
    void lists_the_ones_that_expire_last() {
        StoredRevocation last = revocation(digest(), NOW, StoredRevocation.NEVER);
        store.put(last);
        for (int i = 0; i < 20; i++) {
            store.put(revocation(digest(), NOW, NOW + i));
        }

        assertThat(store.list(2))
                .extracting(StoredRevocation::expiresAt)
                .containsExactlyInAnyOrder(StoredRevocation.NEVER, NOW + 19);
    }

    @Test
    void counts_the_revocations_that_prune_removes() {
        store.put(revocation(digest(), NOW, NOW - 2));
        store.put(revocation(digest(), NOW, NOW - 1));
        store.put(revocation());

        assertThat(store.prune(NOW)).isEqualTo(2);
        assertThat(store.prune(NOW)).isZero();
    }
}
