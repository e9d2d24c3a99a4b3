package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.fixture.server.MariaDbServer;
import io.github.jwtfilter.internal.store.SessionStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbSessionStoreTest extends SessionStoreContract {
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
    protected SessionStore store() {
        return jdbc.stores().sessions();
    }
}
