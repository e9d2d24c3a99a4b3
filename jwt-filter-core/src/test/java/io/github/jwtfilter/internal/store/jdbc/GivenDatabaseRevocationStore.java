package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.internal.store.RevocationStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Run by hand, on a database that the build cannot start: CONTRIBUTING.md shows the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenDatabaseRevocationStore extends RevocationStoreContract {
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
    protected RevocationStore store() {
        return jdbc.stores().revocations();
    }
}
