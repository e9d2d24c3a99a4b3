package io.github.jwtfilter.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class UnstoredLoginsTest {
    private final UnstoredLogins logins = new UnstoredLogins();
    private final SessionData data = SessionData.of(
            "alice", List.of(), Map.of(), new ProviderLogin("https://idp.example.com", "4711", null, "S3CR3T", 1));

    private static StoredSession session(String id) {
        return StoredSession.builder(id)
                .data("{\"sub\":\"alice\"}")
                .hashes("current", null, null)
                .idleUntil(1_000)
                .leaseUntil(500)
                .build();
    }

    @Test
    void returns_the_data_once() {
        logins.put(session("a"), data, 0);

        assertThat(logins.take(session("b"))).isNull();
        assertThat(logins.take(session("a"))).isSameAs(data);
        assertThat(logins.take(session("a"))).isNull();
    }

    @RepeatedTest(20)
    void gives_the_data_to_one_of_many_threads() throws Exception {
        logins.put(session("a"), data, 0);

        List<SessionData> taken = ConcurrentCalls.run(8, i -> () -> logins.take(session("a")));

        assertThat(taken.stream().filter(Objects::nonNull)).hasSize(1);
    }

    @Test
    void returns_no_data_for_a_session_that_was_renewed_or_refreshed_since() {
        StoredSession leased = session("a");
        logins.put(leased, data, 0);

        assertThat(logins.take(
                        leased.toBuilder().hashes("next", "current", null).build()))
                .isNull();
        assertThat(logins.take(leased.toBuilder().data("{\"sub\":\"bob\"}").build()))
                .isNull();
        assertThat(logins.take(leased)).isSameAs(data);
    }

    @Test
    void distinguishes_the_lease_of_another_request() {
        StoredSession leased = session("a");
        logins.put(leased, data, 0);

        assertThat(logins.takeLeased(leased.toBuilder().leaseUntil(501).build()))
                .isNull();
        assertThat(logins.takeLeased(leased)).isSameAs(data);
    }

    @Test
    void replaces_the_data_of_a_session() {
        SessionData later = data.with(List.of("clerk"), Objects.requireNonNull(data.login()));
        logins.put(session("a"), data, 0);
        logins.put(session("a"), later, 0);

        assertThat(logins.size()).isEqualTo(1);
        assertThat(logins.take(session("a"))).isSameAs(later);
    }

    @Test
    void removes_the_data_of_sessions_that_have_ended() {
        logins.put(session("a"), data, 0);
        logins.remove("a");
        assertThat(logins.size()).isZero();

        logins.put(session("b"), data, 0);
        logins.put(session("c").toBuilder().idleUntil(2_000).build(), data, 999);
        assertThat(logins.size()).isEqualTo(2);
        logins.put(session("d").toBuilder().idleUntil(2_000).build(), data, 1_000);
        assertThat(logins.size()).isEqualTo(2);
        assertThat(logins.take(session("b"))).isNull();
    }

    @Test
    void has_room_for_1000_sessions() {
        for (int i = 0; i < 1_500; i++) {
            logins.put(session("s" + i), data, 0);
        }

        assertThat(logins.size()).isEqualTo(1_000);
        assertThat(logins.take(session("s1499"))).isSameAs(data);
    }

    @Test
    void limits_the_length_of_all_data_together() {
        SessionData large = SessionData.of(
                "alice",
                List.of(),
                Map.of(),
                new ProviderLogin("https://idp.example.com", "4711", null, "x".repeat(50_000), 1));
        for (int i = 0; i < 100; i++) {
            logins.put(session("s" + i), large, 0);
        }

        assertThat(logins.size()).isBetween(80, 81);
        assertThat(logins.take(session("s99"))).isSameAs(large);
    }

    @Test
    void hides_the_tokens() {
        logins.put(session("a"), data, 0);

        assertThat(logins.toString()).isEqualTo("(hidden)");
    }
}
