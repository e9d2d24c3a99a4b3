package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections. Thread-safe. */
interface ConnectionSource {
    /**
     * Returns a connection for exclusive use.
     *
     * @param deadline the time limit, as far as the source can observe it
     * @throws SQLException if there is no connection
     */
    Connection borrow(Deadline deadline) throws SQLException;

    /**
     * Takes a connection back.
     *
     * @param connection the connection, in the state in which it was borrowed
     * @param state whether it can be used again
     */
    void giveBack(Connection connection, ConnectionState state);

    /** Closes connections that have not been used for a while. */
    void closeIdle();

    /** Closes all connections, within a second; those in use when they are given back. */
    void close();
}
