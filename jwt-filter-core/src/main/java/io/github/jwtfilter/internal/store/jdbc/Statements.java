package io.github.jwtfilter.internal.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs prepared statements on one connection, each within the remaining time of the access. */
final class Statements {
    /** The parameter for a null of the type of times; PostgreSQL rejects a null of another type. */
    static final Object NULL_TIME = new Object();

    private final Lease lease;

    Statements(Lease lease) {
        this.lease = lease;
    }

    /** Reads one row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a statement that changes rows.
     *
     * @param parameters strings, longs, nulls of the type string and {@link #NULL_TIME}
     * @return the number of rows
     */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            int previous = lease.limitQuery(statement);
            try {
                return statement.executeUpdate();
            } finally {
                lease.restoreQuery(statement, previous);
            }
        }
    }

    /**
     * Runs a query.
     *
     * @param maxRows the maximum number of rows; 0 for no limit
     * @param parameters strings and longs
     */
    <T> List<T> query(String sql, int maxRows, Row<T> row, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            int previous = lease.limitQuery(statement);
            try {
                statement.setMaxRows(maxRows);
                List<T> rows = new ArrayList<>();
                try (ResultSet results = statement.executeQuery()) {
                    while (results.next()) {
                        rows.add(row.read(results));
                    }
                }
                return rows;
            } finally {
                lease.restoreQuery(statement, previous);
            }
        }
    }

    /** Undoes all statements so far, as far as they are in one transaction, so that others can follow one that failed. */
    void rollback() throws SQLException {
        lease.rollback();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        lease.limit();
        PreparedStatement statement = lease.connection().prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                set(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof Long) {
            statement.setLong(index, (Long) value);
        } else if (value instanceof String) {
            statement.setString(index, (String) value);
        } else {
            statement.setNull(index, value == null ? Types.VARCHAR : Types.BIGINT);
        }
    }
}
