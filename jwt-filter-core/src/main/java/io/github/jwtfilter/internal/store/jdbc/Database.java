package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions within the configured time, which includes all waits, repeats those that the database or a closed connection aborted, and converts
 * the exceptions of the driver. Checks the tables before the first transaction. Thread-safe.
 */
final class Database {
    private static final Log LOG = Log.of(JdbcStores.class);
    private static final int ATTEMPTS = 3;

    private final ConnectionSource source;
    private final Schema schema;
    private final TimeLimits limits = new TimeLimits();
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private volatile boolean checked;
    private volatile boolean problemLogged;

    Database(ConnectionSource source, Schema schema, Duration timeout, LongSupplier nanoTime) {
        this.source = source;
        this.schema = schema;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    /** The statements of a transaction. */
    interface Transaction<T extends @Nullable Object> {
        /**
         * Runs the statements.
         *
         * @param statements runs each of them
         * @param repeated whether they have been run before, with an unknown result
         */
        T run(Statements statements, boolean repeated) throws SQLException;
    }

    /**
     * Connects, and checks or creates the tables.
     *
     * @param limit the time for all of this
     * @throws SchemaException if the tables are not usable
     * @throws SQLException if there is no connection
     */
    void check(Duration limit) throws SchemaException, SQLException {
        check(new Deadline(limit, nanoTime));
    }

    private void check(Deadline deadline) throws SchemaException, SQLException {
        Connection connection = borrow(deadline);
        ConnectionState state = ConnectionState.UNKNOWN;
        try {
            Lease lease = Lease.of(connection, limits, deadline);
            try {
                schema.check(lease);
                lease.commit();
            } catch (SchemaException | SQLException | RuntimeException e) {
                ConnectionState unused = undone(lease);
                throw e;
            }
            state = lease.restore();
            checked = true;
        } finally {
            source.giveBack(connection, state);
        }
    }

    /**
     * Runs a transaction.
     *
     * @throws StoreException if the result is not known
     */
    <T extends @Nullable Object> T run(Transaction<T> transaction) {
        return run(deadline(), transaction);
    }

    /** Returns the end of the configured time, for several transactions that share it. */
    Deadline deadline() {
        return new Deadline(timeout, nanoTime);
    }

    /**
     * Runs a transaction until a deadline.
     *
     * @throws StoreException if the result is not known
     */
    <T extends @Nullable Object> T run(Deadline deadline, Transaction<T> transaction) {
        try {
            if (!checked) {
                check(deadline);
            }
            return repeat(transaction, deadline);
        } catch (SQLException e) {
            throw SqlFailure.exception(e);
        } catch (SchemaException e) {
            throw unusable(e);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            // A closed pool throws such an exception, and old drivers lack methods.
            throw new StoreException(
                    "the driver or the connection pool failed: " + e.getClass().getName(), e);
        }
    }

    private StoreException unusable(SchemaException e) {
        if (!problemLogged) {
            problemLogged = true;
            LOG.error("The database is reachable now, but " + e.key() + " " + e.getMessage() + "; " + e.remedy(), null);
        }
        return new StoreException(e.key() + " " + e.getMessage() + "; " + e.remedy(), e);
    }

    private <T extends @Nullable Object> T repeat(Transaction<T> transaction, Deadline deadline) throws SQLException {
        boolean repeated = false;
        for (int attempt = 1; ; attempt++) {
            Run run = new Run();
            try {
                return once(transaction, repeated, deadline, run);
            } catch (SQLException e) {
                boolean lost = SqlFailure.isConnectionFailure(e);
                if (!(lost || SqlFailure.isRollback(e)) || attempt == ATTEMPTS || deadline.isOver()) {
                    throw e;
                }
                repeated |= lost && run.started;
            }
        }
    }

    private <T extends @Nullable Object> T once(
            Transaction<T> transaction, boolean repeated, Deadline deadline, Run run) throws SQLException {
        Connection connection = borrow(deadline);
        ConnectionState state = ConnectionState.UNKNOWN;
        try {
            Lease lease = Lease.of(connection, limits, deadline);
            try {
                run.started = true;
                T result = transaction.run(lease.statements(), repeated);
                lease.commit();
                state = lease.restore();
                return result;
            } catch (SQLException e) {
                // After another failure, for example of a replica that is read-only, a new connection may lead to the
                // primary.
                ConnectionState undone = undone(lease);
                state = SqlFailure.isRollback(e) || SqlFailure.isConstraintViolation(e)
                        ? undone
                        : ConnectionState.UNKNOWN;
                throw e;
            } catch (RuntimeException | LinkageError e) {
                state = undone(lease);
                throw e;
            }
        } catch (SQLException e) {
            if (SqlFailure.isConnectionFailure(e)) {
                // The end of this access closes its connection, but is no evidence that the others are lost.
                state = deadline.isOver() ? ConnectionState.UNKNOWN : ConnectionState.LOST;
            }
            throw e;
        } finally {
            source.giveBack(connection, state);
        }
    }

    private Connection borrow(Deadline deadline) throws SQLException {
        try {
            return source.borrow(deadline);
        } catch (SQLException e) {
            throw SqlFailure.noConnection(e);
        }
    }

    private static ConnectionState undone(Lease lease) {
        try {
            lease.rollback();
            return lease.restore();
        } catch (SQLException | RuntimeException e) {
            // The first exception is the one to report.
            ConnectionState unused = lease.restore();
            return ConnectionState.UNKNOWN;
        }
    }

    /** Whether the statements of one attempt may have reached the database. */
    private static final class Run {
        private boolean started;
    }

    void closeIdle() {
        source.closeIdle();
    }

    void close() {
        source.close();
    }
}
