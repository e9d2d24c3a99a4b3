package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;

class H2TransactionsTest extends TransactionalConnections {
    @Override
    SharedDataSource dataSource() {
        return new SharedDataSource(
                String.format(JdbcUnderTest.H2, "transactions"), "", false, Connection.TRANSACTION_SERIALIZABLE, false);
    }
}
