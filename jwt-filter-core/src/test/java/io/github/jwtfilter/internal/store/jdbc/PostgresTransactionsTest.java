package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.fixture.server.PostgresServer;
import java.sql.Connection;

class PostgresTransactionsTest extends TransactionalConnections {
    @Override
    SharedDataSource dataSource() {
        PostgresServer server = PostgresServer.shared();
        return new SharedDataSource(server.url(), server.user(), false, Connection.TRANSACTION_REPEATABLE_READ, true);
    }
}
