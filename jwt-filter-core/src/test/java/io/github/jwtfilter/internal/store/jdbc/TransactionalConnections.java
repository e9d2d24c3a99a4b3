package io.github.jwtfilter.internal.store.jdbc;

import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.store.SessionStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract on connections of a server that use transactions, another isolation level, and are read-only by default. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransactionalConnections extends SessionStoreContract {
    private SharedDataSource dataSource;
    private JdbcUnderTest jdbc;

    abstract SharedDataSource dataSource() throws Exception;

    @BeforeAll
    final void open() throws Exception {
        dataSource = dataSource();
        jdbc = JdbcUnderTest.create(dataSource);
    }

    @AfterAll
    final void close() throws Exception {
        if (jdbc != null) {
            jdbc.close();
            assertThat(dataSource.differences).isEmpty();
            dataSource.closeAll();
        }
    }

    @Override
    protected final SessionStore store() {
        return jdbc.stores().sessions();
    }

    @Test
    void an_open_transaction_of_the_application_hides_no_change() throws Exception {
        StoredSession created = session();
        dataSource.beginTransactions("SELECT COUNT(*) FROM jwt_sessions");
        store().create(created);
        dataSource.beginTransactions("SELECT COUNT(*) FROM jwt_sessions");
        assertThat(store().remove(created.id())).isTrue();
        dataSource.beginTransactions("SELECT COUNT(*) FROM jwt_sessions");

        assertThat(store().find(created.id())).isNull();
    }
}
