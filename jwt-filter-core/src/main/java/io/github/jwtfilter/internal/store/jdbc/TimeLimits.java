package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Limits the next wait for the database to the remaining time of an access. The network timeout is exact, and also ends the wait
 * for a server that has lost its network, but closes the connection. The query timeout cancels the statement, but counts whole
 * seconds. Drivers support both, one or none.
 */
final class TimeLimits {
    /** The result of {@link #limitNetwork} if the driver does not support it. */
    static final int UNSUPPORTED = -1;

    private volatile boolean network = true;

    /** Sets the network timeout of a connection, and returns the previous one for {@link #restoreNetwork}. */
    int limitNetwork(Connection connection, Deadline deadline) throws SQLException {
        if (!network) {
            return UNSUPPORTED;
        }
        try {
            int previous = connection.getNetworkTimeout();
            int millis = deadline.remainingMillis();
            setNetwork(connection, millis);
            if (connection.getNetworkTimeout() == millis) {
                return previous;
            }
            // H2 ignores the call; a driver that rounds the value must not keep it.
            setNetwork(connection, previous);
        } catch (SQLException e) {
            // Some drivers and pools report a method that they do not support by an exception without a class of its
            // own.
            if (connection.isClosed() || SqlFailure.isUnavailable(e)) {
                throw e;
            }
        } catch (UnsupportedOperationException | LinkageError e) {
            // Drivers and pools before JDBC 4.1 lack the method.
        }
        network = false;
        return UNSUPPORTED;
    }

    /** Restores the network timeout, and returns whether that was possible. */
    static boolean restoreNetwork(Connection connection, int previous) {
        try {
            if (previous != UNSUPPORTED) {
                setNetwork(connection, previous);
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    /** Sets the network timeout of a connection whose driver supports it. */
    static void setNetwork(Connection connection, int millis) throws SQLException {
        // Not in another thread: the limit must be in effect when the statement starts.
        connection.setNetworkTimeout(Runnable::run, millis);
    }

    /** Sets the query timeout if it is needed, and returns the previous one for {@link #restoreQuery}. */
    int limitQuery(Statement statement, Deadline deadline) {
        int seconds = (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(deadline.remainingNanos()));
        // With one second the network timeout usually comes first, and some drivers start a timer for each query.
        if (network && seconds == 1) {
            return UNSUPPORTED;
        }
        try {
            int previous = statement.getQueryTimeout();
            if (previous != seconds) {
                statement.setQueryTimeout(seconds);
                return previous;
            }
        } catch (SQLException | UnsupportedOperationException e) {
            // The driver has no limit, or the connection is lost, which the statement will report.
        }
        return UNSUPPORTED;
    }

    /** H2 keeps the timeout of a statement for all later ones of the connection, which may belong to the application. */
    void restoreQuery(Statement statement, int previous) {
        try {
            if (previous != UNSUPPORTED && !network) {
                statement.setQueryTimeout(previous);
            }
        } catch (SQLException | UnsupportedOperationException e) {
            // The connection is lost, which the statement has reported.
        }
    }
}
