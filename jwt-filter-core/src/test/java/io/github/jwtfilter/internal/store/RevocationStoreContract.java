package io.github.jwtfilter.internal.store;

import static io.github.jwtfilter.RevocationStore.NOT_REVOKED;
import static io.github.jwtfilter.StoredRevocation.EVERY_TOKEN;
import static io.github.jwtfilter.StoredRevocation.NEVER;
import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoredRevocation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that every store of revocations passes. The store may contain revocations of other tests. */
public abstract class RevocationStoreContract {
    /** Returns the store under test, the same one during a test. */
    protected abstract RevocationStore store();

    /** Returns whether {@code prune} removes revocations. Otherwise the store removes them by itself, some time later. */
    protected boolean prunesRevocations() {
        return true;
    }

    @Test
    void finds_revocations_in_the_order_of_their_ids() {
        StoredRevocation first = revocation(digest(), NOW - 5, NOW + 1_000);
        StoredRevocation second = revocation(digest(), EVERY_TOKEN, NEVER);
        store().put(first);
        store().put(second);

        assertThat(store().find(List.of(first.id(), digest(), second.id(), first.id()), NOW))
                .containsExactly(NOW - 5, NOT_REVOKED, EVERY_TOKEN, NOW - 5);
        assertThat(store().find(List.of(second.id(), first.id()), NOW)).containsExactly(EVERY_TOKEN, NOW - 5);
    }

    @Test
    void finds_nothing_for_no_id() {
        assertThat(store().find(Collections.emptyList(), NOW)).isEmpty();
    }

    @Test
    void finds_ten_revocations_at_once() {
        List<StoredRevocation> ten =
                IntStream.range(0, 10).mapToObj(i -> revocation()).toList();
        ten.forEach(store()::put);

        assertThat(store().find(ten.stream().map(StoredRevocation::id).toList(), NOW))
                .hasSize(10)
                .containsOnly(EVERY_TOKEN);
    }

    @Test
    void ignores_revocations_that_have_expired() {
        StoredRevocation expired = revocation(digest(), EVERY_TOKEN, NOW - 1);
        StoredRevocation expiring = revocation(digest(), EVERY_TOKEN, NOW);
        store().put(expired);
        store().put(expiring);

        assertThat(store().find(List.of(expired.id(), expiring.id()), NOW)).containsExactly(NOT_REVOKED, EVERY_TOKEN);
    }

    @Test
    void keeps_the_later_times_of_two_revocations_with_one_id() {
        String id = digest();
        store().put(revocation(id, NOW, NOW + 1_000));
        store().put(revocation(id, NOW - 100, NOW + 2_000));

        assertThat(store().find(List.of(id), NOW + 2_000)).containsExactly(NOW);

        store().put(revocation(id, NOW + 50, NOW + 500));

        assertThat(store().find(List.of(id), NOW + 2_000)).containsExactly(NOW + 50);
        assertThat(store().find(List.of(id), NOW + 2_001)).containsExactly(NOT_REVOKED);
    }

    @Test
    void every_token_and_never_are_later_than_any_time() {
        String id = digest();
        store().put(revocation(id, EVERY_TOKEN, NEVER));
        store().put(revocation(id, NOW, NOW + 1));

        assertThat(store().find(List.of(id), Long.MAX_VALUE)).containsExactly(EVERY_TOKEN);
        store().prune(NOW + 1_000_000_000_000L);
        assertThat(store().find(List.of(id), NOW)).containsExactly(EVERY_TOKEN);
        assertThat(store().remove(id)).isTrue();
    }

    @Test
    void stores_expiries_in_the_far_future() {
        for (long expiry : List.of(31_556_889_864_403_199L, 9_007_199_254_740_993L, Long.MAX_VALUE - 1)) {
            String id = digest();
            store().put(revocation(id, NOW, expiry));

            assertThat(store().find(List.of(id), expiry)).containsExactly(NOW);
            assertThat(store().find(List.of(id), expiry + 1)).containsExactly(NOT_REVOKED);
            assertThat(store().remove(id)).isTrue();
        }
    }

    @Test
    void keeps_the_latest_times_of_concurrent_revocations() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = digest();

            List<Boolean> stored = ConcurrentCalls.run(20, i -> () -> {
                store().put(revocation(id, NOW + i, NOW + 2_000 - i));
                return true;
            });

            assertThat(stored).hasSize(20);
            assertThat(store().find(List.of(id), NOW + 2_000)).containsExactly(NOW + 19);
            assertThat(store().find(List.of(id), NOW + 2_001)).containsExactly(NOT_REVOKED);
        }
    }

    @Test
    void removes_a_revocation_once() {
        StoredRevocation stored = revocation();
        store().put(stored);

        assertThat(store().remove(stored.id())).isTrue();
        assertThat(store().remove(stored.id())).isFalse();
        assertThat(store().find(List.of(stored.id()), NOW)).containsExactly(NOT_REVOKED);
    }

    @RepeatedTest(3)
    void removes_a_revocation_for_one_of_many_threads() throws Exception {
        StoredRevocation stored = revocation();
        store().put(stored);

        List<Boolean> results = ConcurrentCalls.run(20, i -> () -> store().remove(stored.id()));

        assertThat(results.stream().filter(removed -> removed)).hasSize(1);
    }

    @Test
    void stores_a_revocation_again_after_its_removal() {
        String id = digest();
        store().put(revocation(id, EVERY_TOKEN, NEVER));
        store().remove(id);
        store().put(revocation(id, NOW, NOW + 1));

        assertThat(store().find(List.of(id), NOW)).containsExactly(NOW);
        assertThat(store().find(List.of(id), NOW + 2)).containsExactly(NOT_REVOKED);
    }

    @ParameterizedTest
    @EnumSource
    void lists_revocations_of_every_kind_with_all_their_values(StoredRevocation.Kind kind) {
        StoredRevocation stored = new StoredRevocation(
                digest(), kind, "O'Brien \"x\" \\ ; -- /* ? :1 %s {ts '1'} \\u0000", NOW - 1, NEVER - 1);
        store().put(stored);

        assertThat(store().list(10_000)).contains(stored);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400})
    void lists_descriptions_of_any_length(int length) {
        StoredRevocation stored =
                new StoredRevocation(digest(), StoredRevocation.Kind.SUBJECT, "'".repeat(length), NOW, NEVER - 1);
        store().put(stored);

        assertThat(store().list(10_000)).contains(stored);
    }

    @Test
    void lists_at_most_as_many_as_requested() {
        IntStream.range(0, 12).forEach(i -> store().put(revocation()));

        assertThat(store().list(5)).hasSize(5).doesNotHaveDuplicates();
        assertThat(store().list(1)).hasSize(1);
    }

    @Test
    void lists_no_revocation_that_was_removed() {
        StoredRevocation stored = revocation();
        store().put(stored);
        store().remove(stored.id());

        assertThat(store().list(10_000)).doesNotContain(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "'; DELETE FROM jwt_revocations; --",
                "%",
                "_______",
                "\\' OR 1=1 #",
                "*",
                "x\r\nFLUSHALL\r\n",
                "{a}b:c"
            })
    void does_not_interpret_ids(String text) {
        StoredRevocation other = revocation();
        StoredRevocation stored = revocation(text + digest().substring(text.length()), EVERY_TOKEN, NEVER);
        store().put(other);

        assertThat(store().find(List.of(text), NOW)).containsExactly(NOT_REVOKED);
        assertThat(store().remove(text)).isFalse();
        store().put(stored);
        assertThat(store().find(List.of(text, stored.id()), NOW)).containsExactly(NOT_REVOKED, EVERY_TOKEN);
        assertThat(store().remove(stored.id())).isTrue();
        assertThat(store().find(List.of(other.id()), NOW)).containsExactly(EVERY_TOKEN);
    }

    @Test
    void distinguishes_ids_by_case() {
        StoredRevocation stored = revocation();
        store().put(stored);
        String lower = stored.id().toLowerCase(Locale.ROOT);

        assertThat(store().find(List.of(lower, stored.id().toUpperCase(Locale.ROOT)), NOW))
                .containsExactly(NOT_REVOKED, NOT_REVOKED);
        assertThat(store().remove(lower)).isFalse();
    }

    @Test
    void prune_removes_revocations_that_have_expired() {
        assumeTrue(prunesRevocations());
        StoredRevocation expired = revocation(digest(), EVERY_TOKEN, NOW - 1);
        StoredRevocation expiring = revocation(digest(), EVERY_TOKEN, NOW);
        store().put(expired);
        store().put(expiring);

        assertThat(store().prune(NOW)).isNotNegative();

        assertThat(store().find(List.of(expired.id(), expiring.id()), NOW - 10))
                .containsExactly(NOT_REVOKED, EVERY_TOKEN);
        assertThat(store().remove(expired.id())).isFalse();
    }

    @Test
    void prune_keeps_a_revocation_that_was_extended() {
        String id = digest();
        store().put(revocation(id, EVERY_TOKEN, NOW - 1));
        store().put(revocation(id, NOW, NOW + 5));

        store().prune(NOW);

        assertThat(store().find(List.of(id), NOW)).containsExactly(EVERY_TOKEN);
    }
}
