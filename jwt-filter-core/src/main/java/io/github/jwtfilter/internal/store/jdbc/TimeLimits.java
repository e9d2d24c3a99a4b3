package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
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

    /** Sets the network timeout of a connection, and returns the previous one for {@link #setNetwork}. */
    int limitNetwork(Connection connection, Deadline deadline) throws SQLException {
        if (!network) {
            return UNSUPPORTED;
        }
        try {
            int previous = connection.getNetworkTimeout();
            int millis = deadline.remainingMillis();
            setNetwork(connection, millis);
            // H2 ignores the call.
            network = connection.getNetworkTimeout() == millis;
            return network ? previous : UNSUPPORTED;
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | LinkageError e) {
            // Drivers and pools before JDBC 4.1 lack the method.
            network = false;
            return UNSUPPORTED;
        }
    }

    /** Sets the network timeout of a connection whose driver supports it. */
    static void setNetwork(Connection connection, int millis) throws SQLException {
        // Not in another thread: the limit must be in effect when the statement starts.
        connection.setNetworkTimeout(Runnable::run, millis);
    }

    /** Sets the query timeout if it is needed, and returns the previous one for {@link #restoreQuery}. */
    int limitQuery(Statement statement, Deadline deadline) throws SQLException {
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
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException e) {
            // The driver has no limit.
        }
        return UNSUPPORTED;
    }

    /** H2 keeps the timeout of a statement for all later ones of the connection, which may belong to the application. */
    void restoreQuery(Statement statement, int previous) throws SQLException {
        if (previous != UNSUPPORTED && !network) {
            statement.setQueryTimeout(previous);
        }
    }
}
