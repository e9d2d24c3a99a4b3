package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.StoreException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;

/**
 * Classifies exceptions of drivers by their type and by the class of their SQLState (ISO/IEC 9075), which not all
 * drivers set precisely. Their messages may quote values, and are never used.
 */
final class SqlFailure {
    private SqlFailure() {}

    /** Returns the text for operators, without the message of the exception. */
    static String text(SQLException e) {
        if (e instanceof NoConnectionException) {
            return ((NoConnectionException) e).getMessage();
        }
        return e.getClass().getName() + ", SQLState " + state(e) + ", vendor code " + e.getErrorCode();
    }

    static StoreException exception(SQLException e) {
        return new StoreException(problem(e) + text(e), e);
    }

    /**
     * Returns the exception for a pool, or a driver, that has provided no connection. Pools report exhaustion, and a server that is
     * not reachable, by exceptions of any class, most of them without an SQLState.
     */
    static SQLException noConnection(SQLException e) {
        return isAuthentication(e) || isConnectionFailure(e)
                ? e
                : new NoConnectionException("the pool or the driver has provided none, " + text(e), e);
    }

    private static String problem(SQLException e) {
        if (isAuthentication(e)) {
            return "the database rejects the user or the password: ";
        }
        if (isConnectionFailure(e)) {
            return "the connection to the database failed: ";
        }
        return isUnavailable(e) ? "the database did not respond in time: " : "the database rejected a statement: ";
    }

    /** Returns whether the connection is lost, or could not be opened. */
    static boolean isConnectionFailure(SQLException e) {
        return e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || state(e).startsWith("08")
                // PostgreSQL: the server shuts down, has crashed, or is starting.
                || state(e).startsWith("57P0");
    }

    /** Returns whether the database rolled the transaction back in favor of another one, so that it can be repeated. */
    static boolean isRollback(SQLException e) {
        return e instanceof SQLTransactionRollbackException || state(e).startsWith("40");
    }

    /** Returns whether a row violates a constraint: in most cases, one with the same key exists. */
    static boolean isConstraintViolation(SQLException e) {
        return e instanceof SQLIntegrityConstraintViolationException || state(e).startsWith("23");
    }

    /** Returns whether the database rejected the user or the password. */
    static boolean isAuthentication(SQLException e) {
        return state(e).startsWith("28");
    }

    /** Returns whether a database did not respond, or not in time, rather than rejected a statement. */
    static boolean isUnavailable(SQLException e) {
        return isConnectionFailure(e)
                || e instanceof SQLTimeoutException
                || state(e).equals("57014")
                || state(e).startsWith("HYT");
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "unknown" : state;
    }
}
