package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.internal.store.SessionStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Run by hand, on a database that the build cannot start: CONTRIBUTING.md shows the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenDatabaseSessionStore extends SessionStoreContract {
    private JdbcUnderTest jdbc;

    @BeforeAll
    void open() {
        jdbc = JdbcUnderTest.given();
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
