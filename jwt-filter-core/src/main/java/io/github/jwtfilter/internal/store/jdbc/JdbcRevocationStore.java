package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores revocations in a table. Each change is one statement, or several that may be repeated in any order. */
final class JdbcRevocationStore implements RevocationStore {
    private static final String COLUMNS = "id, kind, description, issued_before, expires_at";

    /** The number of IDs in one query; larger lists are divided. */
    private static final int MAX_IDS = 10;

    private static final int PUT_ATTEMPTS = 3;

    private final Database database;
    private final ExpiredRows expired;
    private final String insert;
    private final String update;
    private final String[] select = new String[MAX_IDS + 1];
    private final String selectAll;
    private final String selectId;
    private final String delete;

    JdbcRevocationStore(Database database, Tables tables) {
        this.database = database;
        String table = tables.revocations();
        insert = "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)";
        update = "UPDATE " + table + " SET " + later("issued_before") + ", " + later("expires_at") + " WHERE id = ?";
        for (int i = 1; i <= MAX_IDS; i++) {
            select[i] = "SELECT id, issued_before FROM " + table + " WHERE expires_at >= ? AND id IN ("
                    + ExpiredRows.placeholders(i) + ")";
        }
        selectAll = "SELECT " + COLUMNS + " FROM " + table + " ORDER BY expires_at DESC";
        selectId = "SELECT id FROM " + table + " WHERE id = ?";
        delete = "DELETE FROM " + table + " WHERE id = ?";
        expired = ExpiredRows.delete(database, table, "expires_at");
    }

    /** GREATEST is not portable. */
    private static String later(String column) {
        return column + " = CASE WHEN " + column + " < ? THEN ? ELSE " + column + " END";
    }

    @Override
    public void put(StoredRevocation revocation) {
        Deadline deadline = database.deadline();
        for (int i = 0; i < PUT_ATTEMPTS; i++) {
            // The row may be inserted by another server after the first statement, or be pruned before the last one.
            if (update(revocation, deadline) || insert(revocation, deadline) || update(revocation, deadline)) {
                return;
            }
        }
        throw new StoreException("the revocation is being changed by other servers; try again");
    }

    private boolean update(StoredRevocation revocation, Deadline deadline) {
        return database.run(
                deadline,
                (statements, repeated) -> statements.update(
                                update,
                                revocation.issuedBefore(),
                                revocation.issuedBefore(),
                                revocation.expiresAt(),
                                revocation.expiresAt(),
                                revocation.id())
                        > 0);
    }

    private boolean insert(StoredRevocation revocation, Deadline deadline) {
        return database.run(deadline, (statements, repeated) -> {
            try {
                return statements.update(
                                insert,
                                revocation.id(),
                                revocation.kind().name(),
                                revocation.description(),
                                revocation.issuedBefore(),
                                revocation.expiresAt())
                        > 0;
            } catch (SQLException e) {
                if (!SqlFailure.isConstraintViolation(e)) {
                    throw e;
                }
                statements.rollback();
                if (statements
                        .query(selectId, 0, row -> row.getString(1), revocation.id())
                        .isEmpty()) {
                    throw e; // a violation of another constraint, which an administrator has added
                }
                return false;
            }
        });
    }

    @Override
    public long[] find(List<String> ids, long now) {
        long[] found = new long[ids.size()];
        Arrays.fill(found, NOT_REVOKED);
        for (int start = 0; start < found.length; start += MAX_IDS) {
            find(ids, start, Math.min(found.length, start + MAX_IDS), now, found);
        }
        return found;
    }

    private void find(List<String> ids, int start, int end, long now, long[] found) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(now);
        parameters.addAll(ids.subList(start, end));
        String sql = select[end - start];
        database.run((statements, repeated) -> statements.query(
                sql,
                0,
                row -> {
                    String id = row.getString(1);
                    for (int i = start; i < end; i++) {
                        if (ids.get(i).equals(id)) {
                            found[i] = row.getLong(2);
                        }
                    }
                    return id;
                },
                parameters.toArray()));
    }

    @Override
    public boolean remove(String id) {
        return database.run((statements, repeated) -> {
            boolean removed = statements.update(delete, id) > 0;
            if (!removed && repeated) {
                throw new StoreException("the connection was lost while a revocation was removed");
            }
            return removed;
        });
    }

    @Override
    public List<StoredRevocation> list(int limit) {
        if (limit < 1) {
            return Collections.emptyList();
        }
        return database.run(
                (statements, repeated) -> statements.query(selectAll, limit, JdbcRevocationStore::revocation));
    }

    @Override
    public int prune(long now) {
        database.closeIdle();
        return expired.before(now);
    }

    private static StoredRevocation revocation(ResultSet row) throws SQLException {
        return new StoredRevocation(
                text(row.getString(1)), kind(row.getString(2)), text(row.getString(3)), row.getLong(4), row.getLong(5));
    }

    private static StoredRevocation.Kind kind(@Nullable String name) {
        try {
            return StoredRevocation.Kind.valueOf(text(name));
        } catch (IllegalArgumentException e) {
            throw new StoreException("the database contains a kind of revocation that this version does not know", e);
        }
    }

    /** Oracle stores an empty string as null. */
    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }

    @Override
    public void close() {
        database.close();
    }
}
