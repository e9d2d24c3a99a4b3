package io.github.jwtfilter.internal.store;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.session.ConcurrentRenewals;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that every store of sessions passes. The store may contain sessions of other tests. */
public abstract class SessionStoreContract {
    private static final int THREADS = 100;

    /** Returns the store under test, the same one during a test. */
    protected abstract SessionStore store();

    /** Returns whether {@code prune} removes sessions. Otherwise the store removes them by itself, some time later. */
    protected boolean prunesSessions() {
        return true;
    }

    @Test
    void finds_a_session_with_all_its_values() {
        StoredSession created = session();
        store().create(created);

        assertThat(store().find(created.id())).isEqualTo(created);
        assertThat(store().find(digest())).isNull();
    }

    @Test
    void keeps_the_values_of_a_renewed_session() {
        StoredSession created = renewed(session());
        store().create(created);

        assertThat(store().find(created.id())).isEqualTo(created);
    }

    @Test
    void rejects_a_second_session_with_the_same_id() {
        StoredSession first = session();
        StoredSession second = session(first.id());
        store().create(first);

        assertThatThrownBy(() -> store().create(second)).isInstanceOf(StoreException.class);
        assertThat(store().find(first.id())).isEqualTo(first);
        assertThat(store().findBySubject(first.subjectId())).containsExactly(first);
        assertThat(store().findBySubject(second.subjectId())).isEmpty();
    }

    @Test
    void rotates_a_session_whose_hash_is_the_expected_one() {
        StoredSession created = session();
        store().create(created);
        StoredSession renewed = renewed(created);

        assertThat(store().rotate(renewed, created.currentHash())).isTrue();
        assertThat(store().find(created.id())).isEqualTo(renewed);
        assertThat(store().findBySubject(created.subjectId())).containsExactly(renewed);
    }

    @Test
    void stores_the_new_data_of_a_renewed_session() {
        StoredSession created = session();
        store().create(created);
        StoredSession renewed = renewed(created).toBuilder()
                .data("{\"sub\":\"alice\",\"roles\":[\"" + "x".repeat(65_000) + "\"]}")
                .build();

        assertThat(store().rotate(renewed(created).toBuilder().data("{}").build(), digest()))
                .isFalse();
        assertThat(store().find(created.id())).isEqualTo(created);
        assertThat(store().rotate(renewed, created.currentHash())).isTrue();
        assertThat(store().find(created.id())).isEqualTo(renewed);
    }

    @Test
    void stores_new_data_with_the_same_hash() {
        StoredSession created = renewed(session());
        store().create(created);
        StoredSession changed = created.toBuilder().data("{\"sub\":\"bob\"}").build();

        assertThat(store().rotate(changed, created.currentHash())).isTrue();
        assertThat(store().find(created.id())).isEqualTo(changed);
    }

    @Test
    void leases_a_session_until_the_lease_ends() {
        StoredSession created = session();
        store().create(created);
        String hash = created.currentHash();

        assertThat(store().lease(created.id(), hash, NOW, NOW + 20)).isTrue();
        assertThat(store().find(created.id()))
                .isEqualTo(created.toBuilder().leaseUntil(NOW + 20).build());
        assertThat(store().lease(created.id(), hash, NOW, NOW + 30)).isFalse();
        assertThat(store().lease(created.id(), hash, NOW + 19, NOW + 39)).isFalse();
        assertThat(store().find(created.id()))
                .isEqualTo(created.toBuilder().leaseUntil(NOW + 20).build());
        assertThat(store().lease(created.id(), hash, NOW + 20, NOW + 40)).isTrue();
        assertThat(store().lease(created.id(), hash, NOW + 39, NOW + 59)).isFalse();
    }

    @Test
    void does_not_lease_a_session_with_another_hash_or_that_does_not_exist() {
        StoredSession created = session();
        store().create(created);

        assertThat(store().lease(created.id(), digest(), NOW, NOW + 20)).isFalse();
        assertThat(store().lease(created.id(), swapCase(created.currentHash()), NOW, NOW + 20))
                .isFalse();
        assertThat(store().lease(digest(), created.currentHash(), NOW, NOW + 20))
                .isFalse();
        assertThat(store().find(created.id())).isEqualTo(created);
    }

    @Test
    void a_renewal_ends_the_lease() {
        StoredSession created = session();
        store().create(created);
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isTrue();
        StoredSession renewed = renewed(created);

        assertThat(store().rotate(renewed.toBuilder().leaseUntil(NOW + 20).build(), created.currentHash()))
                .isTrue();
        assertThat(store().find(created.id())).isEqualTo(renewed);
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isFalse();
        assertThat(store().lease(created.id(), renewed.currentHash(), NOW, NOW + 20))
                .isTrue();
    }

    @Test
    void a_renewal_with_another_hash_does_not_end_the_lease() {
        StoredSession created = session();
        store().create(created);
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isTrue();

        assertThat(store().rotate(renewed(created), digest())).isFalse();
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isFalse();
    }

    @Test
    void the_end_of_a_session_ends_its_lease() {
        StoredSession created = session();
        store().create(created);
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isTrue();

        assertThat(store().remove(created.id())).isTrue();
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isFalse();
        store().create(created);
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isTrue();
    }

    @RepeatedTest(5)
    void leases_a_session_for_one_of_many_threads() throws Exception {
        StoredSession created = session();
        store().create(created);

        List<Boolean> results = ConcurrentCalls.run(
                THREADS, i -> () -> store().lease(created.id(), created.currentHash(), NOW, NOW + 20 + i));

        assertThat(results.stream().filter(leased -> leased)).hasSize(1);
        assertThat(store().find(created.id()))
                .isEqualTo(created.toBuilder()
                        .leaseUntil(NOW + 20 + results.indexOf(true))
                        .build());
    }

    /** Half of the threads hold a lease that has ended, and complete their renewal at the same time as others take it over. */
    @RepeatedTest(5)
    void leases_a_session_at_most_once_while_it_is_renewed() throws Exception {
        StoredSession created = session();
        store().create(created);
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isTrue();
        StoredSession next = renewed(created);

        List<Boolean> results = ConcurrentCalls.run(
                40,
                i -> () -> i % 2 == 0
                        ? store().lease(created.id(), created.currentHash(), NOW + 20, NOW + 40)
                        : store().rotate(next, created.currentHash()));

        List<Boolean> leases =
                IntStream.range(0, 20).mapToObj(i -> results.get(2 * i)).toList();
        List<Boolean> renewals =
                IntStream.range(0, 20).mapToObj(i -> results.get(2 * i + 1)).toList();
        assertThat(leases.stream().filter(leased -> leased)).hasSizeLessThanOrEqualTo(1);
        assertThat(renewals.stream().filter(renewed -> renewed)).hasSize(1);
        assertThat(store().find(created.id())).isEqualTo(next);
    }

    @Test
    void rotates_a_session_several_times() {
        StoredSession current = session();
        store().create(current);
        for (int i = 0; i < 5; i++) {
            StoredSession next = renewed(current);
            assertThat(store().rotate(next, current.currentHash())).isTrue();
            assertThat(store().rotate(renewed(current), current.currentHash())).isFalse();
            current = next;
        }

        assertThat(store().find(current.id())).isEqualTo(current);
    }

    @Test
    void does_not_rotate_a_session_with_another_hash() {
        StoredSession created = session();
        store().create(created);

        assertThat(store().rotate(renewed(created), digest())).isFalse();
        assertThat(store().rotate(renewed(created), swapCase(created.currentHash())))
                .isFalse();
        assertThat(store().find(created.id())).isEqualTo(created);
    }

    @Test
    void does_not_rotate_a_session_that_was_removed() {
        StoredSession created = session();
        store().create(created);
        assertThat(store().remove(created.id())).isTrue();

        assertThat(store().rotate(renewed(created), created.currentHash())).isFalse();
        assertThat(store().find(created.id())).isNull();
        assertThat(store().findBySubject(created.subjectId())).isEmpty();
    }

    @Test
    void removes_a_session_once() {
        StoredSession created = session();
        store().create(created);

        assertThat(store().remove(created.id())).isTrue();
        assertThat(store().remove(created.id())).isFalse();
        assertThat(store().find(created.id())).isNull();
    }

    @RepeatedTest(5)
    void rotates_a_session_for_one_of_many_threads() throws Exception {
        StoredSession created = session();
        store().create(created);
        List<StoredSession> candidates =
                IntStream.range(0, THREADS).mapToObj(i -> renewed(created)).toList();

        List<Boolean> results =
                ConcurrentCalls.run(THREADS, i -> () -> store().rotate(candidates.get(i), created.currentHash()));

        assertThat(results.stream().filter(changed -> changed)).hasSize(1);
        assertThat(store().find(created.id())).isEqualTo(candidates.get(results.indexOf(true)));
    }

    @RepeatedTest(5)
    void serves_all_of_many_requests_with_one_renewal_token_with_one_successor() throws Exception {
        List<String> results = ConcurrentRenewals.run(store(), THREADS);

        assertThat(results).hasSize(THREADS).allMatch(token -> token.matches("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"));
        assertThat(results.stream().distinct()).hasSize(1);
    }

    @RepeatedTest(5)
    void removes_a_session_for_one_of_many_threads_even_while_it_is_renewed() throws Exception {
        StoredSession created = session();
        store().create(created);

        List<Boolean> results = ConcurrentCalls.run(40, i -> () -> {
            if (i % 2 == 0) {
                return store().remove(created.id());
            }
            StoredSession current = store().find(created.id());
            boolean unused = current != null && store().rotate(renewed(current), current.currentHash());
            return false;
        });

        assertThat(results.stream().filter(removed -> removed)).hasSize(1);
        assertThat(store().find(created.id())).isNull();
        assertThat(store().findBySubject(created.subjectId())).isEmpty();
    }

    @RepeatedTest(5)
    void loses_no_renewal_while_it_deletes_salts() throws Exception {
        StoredSession created = renewed(session());
        store().create(created);
        StoredSession next = renewed(created).toBuilder().rotatedAt(NOW + 700).build();

        List<Boolean> results = ConcurrentCalls.run(20, i -> () -> {
            if (i % 2 == 0) {
                store().prune(NOW, NOW + 600);
                return false;
            }
            return store().rotate(next, created.currentHash());
        });

        assertThat(results.stream().filter(changed -> changed)).hasSize(1);
        assertThat(store().find(created.id())).isEqualTo(next);
    }

    @Test
    void finds_all_sessions_of_a_subject_and_no_others() {
        StoredSession first = session();
        StoredSession second =
                session().toBuilder().subjectId(first.subjectId()).build();
        StoredSession other = session();
        store().create(first);
        store().create(second);
        store().create(other);

        assertThat(store().findBySubject(first.subjectId())).containsExactlyInAnyOrder(first, second);
        assertThat(store().findBySubject(digest())).isEmpty();
        assertThat(store().findBySubject(swapCase(first.subjectId()))).isEmpty();
    }

    @Test
    void finds_several_hundred_sessions_of_a_subject() {
        String subject = digest();
        List<StoredSession> created = IntStream.range(0, 300)
                .mapToObj(i -> session().toBuilder().subjectId(subject).build())
                .toList();
        created.forEach(store()::create);

        assertThat(store().findBySubject(subject)).containsExactlyInAnyOrderElementsOf(created);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"O'Brien \\\"\\\\ \\u0000 \\ud83d\\ude00\"}",
                "{\n\t\"a\" : 'x'; -- /* ? :1 {fn now()} $1 %s\r\n}",
                "{\"'); DROP TABLE jwt_sessions; --\":[null,1e9]}"
            })
    void stores_data_with_any_ascii_character(String data) {
        StoredSession created = session().toBuilder().data(data).build();
        store().create(created);

        assertThat(store().find(created.id())).isEqualTo(created);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_001, 32_768, 60_000, 65_536})
    void stores_long_data(int length) {
        String data = IntStream.range(0, length)
                .mapToObj(i -> String.valueOf((char) (' ' + i % 95)))
                .collect(Collectors.joining());
        StoredSession created = session().toBuilder().data(data).build();
        store().create(created);
        StoredSession renewed = renewed(created);

        assertThat(store().find(created.id())).isEqualTo(created);
        assertThat(store().rotate(renewed, created.currentHash())).isTrue();
        assertThat(store().findBySubject(created.subjectId())).containsExactly(renewed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "'; DELETE FROM jwt_sessions; --",
                "%",
                "_______",
                "\\' OR 1=1 #",
                "*",
                "x\r\nFLUSHALL\r\n",
                "$(id)",
                "{a}b:c"
            })
    void does_not_interpret_ids(String text) {
        StoredSession other = session();
        StoredSession created = session(text + digest().substring(text.length()));
        store().create(other);

        assertThat(store().find(text)).isNull();
        assertThat(store().remove(text)).isFalse();
        assertThat(store().findBySubject(text)).isEmpty();
        store().create(created);
        assertThat(store().rotate(renewed(created), text)).isFalse();
        assertThat(store().lease(created.id(), text, NOW, NOW + 20)).isFalse();
        assertThat(store().lease(text, created.currentHash(), NOW, NOW + 20)).isFalse();
        assertThat(store().find(created.id())).isEqualTo(created);
        assertThat(store().remove(created.id())).isTrue();
        assertThat(store().find(other.id())).isEqualTo(other);
    }

    @Test
    void distinguishes_ids_by_case() {
        StoredSession first = session();
        StoredSession second = session(swapCase(first.id()));
        store().create(first);

        assertThat(store().find(second.id())).isNull();
        store().create(second);
        assertThat(store().find(first.id())).isEqualTo(first);
        assertThat(store().find(second.id())).isEqualTo(second);
    }

    @Test
    void stores_the_largest_times() {
        StoredSession created = session().toBuilder()
                .createdAt(0)
                .rotatedAt(1)
                .idleUntil(Long.MAX_VALUE - 1)
                .endsAt(Long.MAX_VALUE)
                .build();
        store().create(created);
        store().prune(NOW, NOW);

        assertThat(store().find(created.id())).isEqualTo(created);
        assertThat(store().remove(created.id())).isTrue();
    }

    @Test
    void prune_removes_sessions_that_have_ended() {
        assumeTrue(prunesSessions());
        StoredSession live = session();
        StoredSession ended = session().toBuilder()
                .subjectId(live.subjectId())
                .idleUntil(NOW - 1)
                .build();
        StoredSession ending = session().toBuilder().idleUntil(NOW).build();
        store().create(live);
        store().create(ended);
        store().create(ending);

        store().prune(NOW, NOW - 30_000);

        assertThat(store().find(ended.id())).isNull();
        assertThat(store().find(ending.id())).isEqualTo(ending);
        assertThat(store().findBySubject(live.subjectId())).containsExactly(live);
    }

    @Test
    void prune_keeps_a_session_that_was_renewed() {
        StoredSession created = session();
        store().create(created);
        StoredSession renewed = renewed(created);
        assertThat(store().rotate(renewed, created.currentHash())).isTrue();

        store().prune(NOW + 1_200, NOW - 30_000);

        assertThat(store().find(created.id())).isEqualTo(renewed);
    }

    @Test
    void prune_keeps_a_session_during_its_lease() {
        assumeTrue(prunesSessions());
        StoredSession created = session();
        store().create(created);
        assertThat(store().lease(created.id(), created.currentHash(), NOW + 990, NOW + 1_010))
                .isTrue();

        store().prune(NOW + 1_010, NOW);
        assertThat(store().find(created.id()))
                .isEqualTo(created.toBuilder().leaseUntil(NOW + 1_010).build());
        store().prune(NOW + 1_011, NOW);
        assertThat(store().find(created.id())).isNull();
    }

    @Test
    void prune_does_not_end_the_lease_of_a_session_with_an_old_salt() {
        StoredSession created = renewed(session());
        store().create(created);
        assertThat(store().lease(created.id(), created.currentHash(), NOW, NOW + 20))
                .isTrue();

        store().prune(NOW, NOW + 600);

        assertThat(store().find(created.id()))
                .isEqualTo(created.toBuilder()
                        .hashes(created.currentHash(), created.previousHash(), null)
                        .leaseUntil(NOW + 20)
                        .build());
    }

    @Test
    void prune_removes_several_hundred_sessions() {
        assumeTrue(prunesSessions());
        List<StoredSession> ended = IntStream.range(0, 350)
                .mapToObj(i -> session().toBuilder().idleUntil(NOW - 1 - i % 3).build())
                .toList();
        ended.forEach(store()::create);

        store().prune(NOW, NOW - 30_000);

        assertThat(ended).allMatch(session -> store().find(session.id()) == null);
    }

    @Test
    void prune_deletes_the_salts_of_old_renewals_only() {
        StoredSession old = renewed(session());
        StoredSession recent =
                renewed(session()).toBuilder().rotatedAt(NOW + 600).build();
        store().create(old);
        store().create(recent);

        store().prune(NOW, NOW + 600);

        assertThat(store().find(old.id()))
                .isEqualTo(old.toBuilder()
                        .hashes(old.currentHash(), old.previousHash(), null)
                        .build());
        assertThat(store().find(recent.id())).isEqualTo(recent);
        StoredSession next = renewed(old);
        assertThat(store().rotate(next, old.currentHash())).isTrue();
        assertThat(store().find(old.id())).isEqualTo(next);
    }

    private static String swapCase(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(text) ? text.toUpperCase(Locale.ROOT) : lower;
    }
}
