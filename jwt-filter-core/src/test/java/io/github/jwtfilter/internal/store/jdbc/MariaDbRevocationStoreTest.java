package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.fixture.server.MariaDbServer;
import io.github.jwtfilter.internal.store.RevocationStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbRevocationStoreTest extends RevocationStoreContract {
    private JdbcUnderTest jdbc;

    @BeforeAll
    void open() throws Exception {
        MariaDbServer server = MariaDbServer.shared();
        jdbc = JdbcUnderTest.create(server.createDatabase("contract"), server.user());
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
