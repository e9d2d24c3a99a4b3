package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A borrowed connection during one transaction. Connections of a server have the state that its administrator, or the last user,
 * set: with or without autocommit, possibly read-only. The state is restored at the end.
 */
final class Lease {
    private final Connection connection;
    private final TimeLimits limits;
    private final Deadline deadline;
    private final boolean autoCommit;
    private final boolean readOnly;
    private final int networkTimeout;

    Lease(Connection connection, TimeLimits limits, Deadline deadline) throws SQLException {
        this.connection = connection;
        this.limits = limits;
        this.deadline = deadline;
        networkTimeout = limits.limitNetwork(connection, deadline);
        autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            // Some pools lend connections with an open transaction, whose snapshot may be old.
            connection.rollback();
        }
        readOnly = connection.isReadOnly();
        if (readOnly) {
            connection.setReadOnly(false);
        }
    }

    Connection connection() {
        return connection;
    }

    Statements statements() {
        return new Statements(this);
    }

    /** Limits the next wait for the database to the remaining time. */
    void limit() throws SQLException {
        if (networkTimeout != TimeLimits.UNSUPPORTED) {
            TimeLimits.setNetwork(connection, deadline.remainingMillis());
        }
    }

    /** Limits a statement to the remaining time, and returns the previous limit for {@link #restoreQuery}. */
    int limitQuery(Statement statement) throws SQLException {
        return limits.limitQuery(statement, deadline);
    }

    void restoreQuery(Statement statement, int previous) throws SQLException {
        limits.restoreQuery(statement, previous);
    }

    /** Ends the transaction of the statements so far. */
    void commit() throws SQLException {
        if (!autoCommit) {
            limit();
            connection.commit();
        }
    }

    /** Undoes the statements since the last commit, as far as they are in one transaction. */
    void rollback() throws SQLException {
        if (!autoCommit) {
            limit();
            connection.rollback();
        }
    }

    /** Restores the settings of the connection. */
    ConnectionState restore() {
        try {
            if (readOnly) {
                connection.setReadOnly(true);
            }
            if (networkTimeout != TimeLimits.UNSUPPORTED) {
                TimeLimits.setNetwork(connection, networkTimeout);
            }
            return ConnectionState.USABLE;
        } catch (SQLException | RuntimeException e) {
            return ConnectionState.UNKNOWN;
        }
    }
}
