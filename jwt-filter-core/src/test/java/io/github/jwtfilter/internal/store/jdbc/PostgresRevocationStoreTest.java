package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.fixture.server.PostgresServer;
import io.github.jwtfilter.internal.store.RevocationStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRevocationStoreTest extends RevocationStoreContract {
    private JdbcUnderTest jdbc;

    @BeforeAll
    void open() throws Exception {
        PostgresServer server = PostgresServer.shared();
        jdbc = JdbcUnderTest.create(server.url(), server.user());
    }

    @AfterAll
    void close() {
        if (jdbc != null) {
            jdbc.close();
        }
    }

    @Override
    protected RevocationStore store() {
        return jdbc.stores().revocations();
    }
}
