package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.settings.StoreSettingKeys;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Checks that the columns of the tables exist, and that their types can store every value. */
final class TableCheck {
    /** The column that a table of the first version lacks. */
    static final String LEASE = "lease_until";

    private static final String SESSION_COLUMNS =
            "id, subject_id, current_hash, previous_hash, salt, data, created_at, rotated_at, salted_at, idle_until, ends_at";

    private static final int DIGEST = 43;
    private static final int DATA = 65_536;
    private static final int KIND = 7;
    private static final int DESCRIPTION = 400;

    /** The digits of {@link Long#MAX_VALUE}. */
    private static final int TIME = 19;

    private static final Set<Integer> TEXT = new HashSet<>(Arrays.asList(
            Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.CLOB,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.LONGNVARCHAR,
            Types.NCLOB));
    private static final Set<Integer> INTEGER =
            new HashSet<>(Arrays.asList(Types.BIGINT, Types.NUMERIC, Types.DECIMAL));

    private final Lease lease;
    private final Tables tables;

    TableCheck(Lease lease, Tables tables) {
        this.lease = lease;
        this.tables = tables;
    }

    /**
     * Returns whether the table of sessions is that of a version without {@link #LEASE}.
     *
     * @throws SQLException if the connection failed
     */
    boolean isOutdated() throws SQLException {
        return exists(SESSION_COLUMNS) && !exists(LEASE);
    }

    private boolean exists(String columns) throws SQLException {
        try (PreparedStatement statement = select(tables.sessions(), columns)) {
            return statement.execute();
        } catch (SQLException e) {
            if (SqlFailure.isUnavailable(e)) {
                throw e;
            }
            lease.rollback();
            return false;
        }
    }

    /**
     * Checks both tables.
     *
     * @throws SchemaException if a column has an unsuitable type
     * @throws SQLException if a table or a column does not exist or cannot be read, or the connection failed
     */
    void run() throws SchemaException, SQLException {
        check(
                tables.sessions(),
                SESSION_COLUMNS + ", " + LEASE,
                new int[] {DIGEST, DIGEST, DIGEST, DIGEST, DIGEST, DATA},
                6);
        check(
                tables.revocations(),
                "id, kind, description, issued_before, expires_at",
                new int[] {DIGEST, KIND, DESCRIPTION},
                2);
    }

    /** Checks a table whose columns are texts with these lengths, followed by times. */
    private void check(String table, String columns, int[] lengths, int times) throws SchemaException, SQLException {
        try (PreparedStatement statement = select(table, columns);
                ResultSet result = statement.executeQuery()) {
            ResultSetMetaData types = result.getMetaData();
            for (int i = 1; i <= lengths.length + times; i++) {
                boolean text = i <= lengths.length;
                boolean suitable = (text ? TEXT : INTEGER).contains(types.getColumnType(i))
                        && isLong(types.getPrecision(i), text ? lengths[i - 1] : TIME);
                if (!suitable) {
                    throw new SchemaException(
                            StoreSettingKeys.JDBC_TABLE_PREFIX.name(),
                            "leads to unsuitable tables: the column " + types.getColumnName(i) + " of the table "
                                    + table + " has the type "
                                    + types.getColumnTypeName(i) + "(" + types.getPrecision(i)
                                    + "), which cannot store its values",
                            "create the table as " + Product.anyResource() + " in the JAR does, or change the prefix");
                }
            }
        }
    }

    private PreparedStatement select(String table, String columns) throws SQLException {
        lease.limit();
        return lease.connection().prepareStatement("SELECT " + columns + " FROM " + table + " WHERE 1 = 0");
    }

    /** Drivers return 0, or a negative number, for types without a maximum length. */
    private static boolean isLong(int precision, int needed) {
        return precision <= 0 || precision >= needed;
    }
}
