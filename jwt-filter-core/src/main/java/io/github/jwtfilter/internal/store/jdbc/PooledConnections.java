package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Validates and closes connections of our own pool, without exceptions. */
final class PooledConnections {
    /** The time for the last messages to the server. */
    private static final int CLOSE_MILLIS = 100;

    private PooledConnections() {}

    static boolean isValid(Connection connection, Deadline deadline) {
        try {
            setNetworkTimeout(connection, deadline.remainingMillis());
            return connection.isValid((int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(deadline.remainingNanos())));
        } catch (SQLException | RuntimeException e) {
            return false;
        } catch (AbstractMethodError e) {
            // A driver before JDBC 4: a lost connection makes the statement fail, which is then repeated.
            return true;
        }
    }

    /** Closes a connection that works. */
    static void close(Connection connection) {
        try {
            setNetworkTimeout(connection, CLOSE_MILLIS);
            connection.close();
        } catch (SQLException | RuntimeException | LinkageError e) {
            abort(connection);
        }
    }

    /** Closes a connection that has failed, without waiting for the server. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | LinkageError e) {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // There is nothing more to release.
        }
    }

    private static void setNetworkTimeout(Connection connection, int millis) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
        } catch (SQLException | UnsupportedOperationException | AbstractMethodError e) {
            if (connection.isClosed()) {
                throw new SQLException("closed", e);
            }
        }
    }
}
