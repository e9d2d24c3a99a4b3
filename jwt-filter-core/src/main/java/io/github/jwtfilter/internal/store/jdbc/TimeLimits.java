package io.github.jwtfilter.internal.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Limits the time of statements. The network timeout is exact, and also ends the wait for a server that has lost its network, but
 * closes the connection. The query timeout cancels the statement, but counts whole seconds. Drivers support both, one or none.
 */
final class TimeLimits {
    /** The result of {@link #limitNetwork} if the driver does not support it. */
    static final int UNSUPPORTED = -1;

    private final int querySeconds;
    private volatile boolean network = true;

    /** Creates limits; {@code limit} is the time of a whole access. */
    TimeLimits(Duration limit) {
        querySeconds = (int) Math.max(1, limit.toMillis() / 1_000);
    }

    /** Sets the network timeout of a connection, and returns the previous one for {@link #restoreNetwork}. */
    int limitNetwork(Connection connection, int millis) throws SQLException {
        if (!network) {
            return UNSUPPORTED;
        }
        try {
            int previous = connection.getNetworkTimeout();
            // Not in another thread: the limit must be in effect when the statement starts.
            connection.setNetworkTimeout(Runnable::run, millis);
            // H2 ignores the call.
            network = connection.getNetworkTimeout() == millis;
            return network ? previous : UNSUPPORTED;
        } catch (SQLFeatureNotSupportedException | UnsupportedOperationException | LinkageError e) {
            // Drivers and pools before JDBC 4.1 lack the method.
            network = false;
            return UNSUPPORTED;
        }
    }

    void restoreNetwork(Connection connection, int previous) throws SQLException {
        if (previous != UNSUPPORTED) {
            connection.setNetworkTimeout(Runnable::run, previous);
        }
    }

    /** Sets the query timeout if it is needed, and returns the previous one for {@link #restoreQuery}. */
    int limitQuery(Statement statement) throws SQLException {
        // With a limit of one second the network timeout always comes first, and some drivers start a timer for each
        // query.
        if (network && querySeconds == 1) {
            return UNSUPPORTED;
        }
        try {
            int previous = statement.getQueryTimeout();
            if (previous != querySeconds) {
                statement.setQueryTimeout(querySeconds);
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
