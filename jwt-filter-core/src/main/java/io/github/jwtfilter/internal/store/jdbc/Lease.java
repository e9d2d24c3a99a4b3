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
    private final int networkTimeout;
    private final boolean autoCommit;
    private final boolean readOnly;

    private Lease(Connection connection, TimeLimits limits, Deadline deadline, int networkTimeout) throws SQLException {
        this.connection = connection;
        this.limits = limits;
        this.deadline = deadline;
        this.networkTimeout = networkTimeout;
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

    /** Prepares a connection; if that fails, it has its previous time limit again. */
    static Lease of(Connection connection, TimeLimits limits, Deadline deadline) throws SQLException {
        int networkTimeout = limits.limitNetwork(connection, deadline);
        try {
            return new Lease(connection, limits, deadline, networkTimeout);
        } catch (SQLException | RuntimeException e) {
            boolean unused = TimeLimits.restoreNetwork(connection, networkTimeout);
            throw e;
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
    int limitQuery(Statement statement) {
        return limits.limitQuery(statement, deadline);
    }

    void restoreQuery(Statement statement, int previous) {
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
        boolean mode = restoreReadOnly();
        boolean limit = TimeLimits.restoreNetwork(connection, networkTimeout);
        return mode && limit ? ConnectionState.USABLE : ConnectionState.UNKNOWN;
    }

    private boolean restoreReadOnly() {
        try {
            if (readOnly) {
                connection.setReadOnly(true);
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}
