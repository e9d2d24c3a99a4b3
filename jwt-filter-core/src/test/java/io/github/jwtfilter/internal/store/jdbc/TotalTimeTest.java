package io.github.jwtfilter.internal.store.jdbc;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.settings.LoadedSettings;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code store.timeout} limits the sum of all waits of a call. */
class TotalTimeTest {
    private final String url = String.format(JdbcUnderTest.H2, UUID.randomUUID());
    private SlowConnections connections;
    private JdbcStores stores;

    private void open(boolean autoCommit) {
        connections = new SlowConnections(url, autoCommit);
        LoadedSettings loaded = JdbcUnderTest.settings(
                "store.jdbc.jndi = java:comp/env/jdbc/app\nstore.jdbc.create = true\nstore.timeout = 1s\n");
        stores = JdbcStores.open(
                new ServerDataSource(connections.dataSource()),
                null,
                loaded.settings().store(),
                loaded.problems(),
                connections::nanoTime);
        connections.limits.clear();
        connections.opened = 0;
        connections.closed = 0;
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void each_statement_of_a_call_has_the_remaining_time() {
        open(true);
        connections.statementMillis = 300;
        StoredRevocation revoked = revocation();

        // Updates no row, then inserts one.
        stores.revocations().put(revoked);

        assertThat(connections.limits).containsExactly(1_000, 0, 700, 0);
        assertThat(stores.revocations().find(List.of(revoked.id()), NOW)).containsExactly(revoked.issuedBefore());
    }

    @Test
    void the_commit_has_the_time_that_the_statement_left() {
        open(false);
        connections.statementMillis = 300;

        stores.sessions().create(session());

        assertThat(connections.limits).containsExactly(1_000, 700, 0);
    }

    @Test
    void a_statement_is_not_repeated_when_the_time_is_over() {
        open(true);
        connections.statementMillis = 600;
        connections.lost = true;

        assertThatThrownBy(() -> stores.sessions().find("x"))
                .isInstanceOf(StoreException.class)
                .matches(e -> JdbcStores.isUnavailable((StoreException) e));

        assertThat(connections.limits)
                .filteredOn(limit -> limit > 0)
                .startsWith(1_000)
                .contains(400);
        assertThat(connections.opened).isEqualTo(2);
        assertThat(connections.closed).isEqualTo(2);
    }

    @Test
    void a_connection_that_the_pool_of_the_server_returns_too_late_is_given_back_unused() {
        open(true);
        connections.poolMillis = 1_500;

        assertThatThrownBy(() -> stores.sessions().find("x"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the connection pool of the server took longer than store.timeout")
                .matches(e -> JdbcStores.isUnavailable((StoreException) e));

        assertThat(connections.limits).containsExactly(0);
        assertThat(connections.opened).isEqualTo(1);
        assertThat(connections.closed).isEqualTo(1);
    }
}
