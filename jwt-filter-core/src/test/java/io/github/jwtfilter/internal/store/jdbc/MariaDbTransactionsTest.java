package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.fixture.server.MariaDbServer;
import java.sql.Connection;

class MariaDbTransactionsTest extends TransactionalConnections {
    @Override
    SharedDataSource dataSource() throws Exception {
        MariaDbServer server = MariaDbServer.shared();
        return new SharedDataSource(
                server.createDatabase("transactions"),
                server.user(),
                false,
                Connection.TRANSACTION_REPEATABLE_READ,
                true);
    }
}
