package io.github.jwtfilter.internal.store.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deletes or changes the rows whose time has passed, a limited number with each statement, so that each takes little time and
 * locks few rows. Several servers may do so at the same time.
 */
final class ExpiredRows {
    private static final int ROWS_PER_STATEMENT = 100;

    /** A limit in case that rows are added as fast as they are deleted; the next run continues. */
    private static final int MAX_STATEMENTS = 20_000;

    private final Database database;
    private final String select;
    private final String change;
    private final String expired;
    private final int times;

    private ExpiredRows(Database database, String table, String change, String time, @Nullable String otherTime) {
        this.database = database;
        this.change = change;
        times = otherTime == null ? 1 : 2;
        expired = " WHERE " + time + " < ?"
                + (otherTime == null ? "" : " AND (" + otherTime + " IS NULL OR " + otherTime + " < ?)");
        // One order for all servers, so that they wait for each other's locks without a deadlock.
        select = "SELECT id FROM " + table + expired + " ORDER BY " + time + ", id";
    }

    static ExpiredRows delete(Database database, String table, String time) {
        return new ExpiredRows(database, table, "DELETE FROM " + table, time, null);
    }

    /** Deletes only rows in which the other time has also passed, or is null. */
    static ExpiredRows delete(Database database, String table, String time, String otherTime) {
        return new ExpiredRows(database, table, "DELETE FROM " + table, time, otherTime);
    }

    static ExpiredRows update(Database database, String table, String assignments, String time) {
        return new ExpiredRows(database, table, "UPDATE " + table + " SET " + assignments, time, null);
    }

    /** Deletes or changes the rows before this time, and returns their number. */
    int before(long time) {
        int changed = 0;
        Object[] parameters = Collections.nCopies(times, (Object) time).toArray();
        for (int i = 0; i < MAX_STATEMENTS; i++) {
            List<String> ids = database.run((statements, repeated) ->
                    statements.query(select, ROWS_PER_STATEMENT, row -> row.getString(1), parameters));
            if (!ids.isEmpty()) {
                changed += change(ids, time);
            }
            if (ids.size() < ROWS_PER_STATEMENT) {
                break;
            }
        }
        return changed;
    }

    private int change(List<String> ids, long time) {
        List<Object> parameters = new ArrayList<>(Collections.nCopies(times, (Object) time));
        parameters.addAll(ids);
        String sql = change + expired + " AND id IN (" + placeholders(ids.size()) + ")";
        return database.run((statements, repeated) -> statements.update(sql, parameters.toArray()));
    }

    /** Returns question marks for a list of parameters. */
    static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
