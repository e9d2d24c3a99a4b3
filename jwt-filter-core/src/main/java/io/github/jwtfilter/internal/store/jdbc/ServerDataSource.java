package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The connections of a {@link DataSource} of the server, which has its own pool and its own limit for the wait. */
final class ServerDataSource implements ConnectionSource {
    private final DataSource dataSource;

    ServerDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection borrow(Deadline deadline) throws SQLException {
        Connection connection = dataSource.getConnection();
        if (deadline.isOver()) {
            giveBack(connection, ConnectionState.USABLE);
            throw new NoConnectionException(
                    "the connection pool of the server took longer than store.timeout to return a connection");
        }
        return connection;
    }

    @Override
    public void giveBack(Connection connection, ConnectionState state) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // The result of the statement is known, and the pool is responsible for its connections.
        }
    }

    @Override
    public void closeIdle() {}

    @Override
    public void close() {}
}
