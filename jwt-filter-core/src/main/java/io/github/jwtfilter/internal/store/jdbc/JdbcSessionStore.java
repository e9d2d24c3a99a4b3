package io.github.jwtfilter.internal.store.jdbc;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores sessions in a table. Each change is one statement, which the database executes atomically at the isolation level READ
 * COMMITTED or higher. A statement is repeated if its connection was lost, for example after a restart of the database.
 */
final class JdbcSessionStore implements SessionStore {
    private static final String COLUMNS =
            "id, subject_id, data, current_hash, previous_hash, salt, created_at, rotated_at, idle_until, ends_at,"
                    + " lease_until";

    private final Database database;
    private final ExpiredRows ended;
    private final ExpiredRows salted;
    private final String insert;
    private final String select;
    private final String selectBySubject;
    private final String update;
    private final String lease;
    private final String delete;

    JdbcSessionStore(Database database, Tables tables) {
        this.database = database;
        String table = tables.sessions();
        insert = "INSERT INTO " + table + " (" + COLUMNS + ", salted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        select = "SELECT " + COLUMNS + " FROM " + table + " WHERE id = ?";
        selectBySubject = "SELECT " + COLUMNS + " FROM " + table + " WHERE subject_id = ?";
        update = "UPDATE " + table + " SET data = ?, current_hash = ?, previous_hash = ?, salt = ?, salted_at = ?,"
                + " rotated_at = ?, idle_until = ?, lease_until = 0 WHERE id = ? AND current_hash = ?";
        // A row of a version without leases has no value.
        lease = "UPDATE " + table + " SET lease_until = ? WHERE id = ? AND current_hash = ?"
                + " AND (lease_until IS NULL OR lease_until <= ?)";
        delete = "DELETE FROM " + table + " WHERE id = ?";
        ended = ExpiredRows.delete(database, table, "idle_until", "lease_until");
        salted = ExpiredRows.update(database, table, "salt = NULL, salted_at = NULL", "salted_at");
    }

    @Override
    public void create(StoredSession session) {
        database.run((statements, repeated) -> {
            try {
                return statements.update(
                        insert,
                        session.id(),
                        session.subjectId(),
                        session.data(),
                        session.currentHash(),
                        session.previousHash(),
                        session.salt(),
                        session.createdAt(),
                        session.rotatedAt(),
                        session.idleUntil(),
                        session.endsAt(),
                        session.leaseUntil(),
                        saltedAt(session));
            } catch (SQLException e) {
                if (!SqlFailure.isConstraintViolation(e)) {
                    throw e;
                }
                statements.rollback();
                StoredSession stored = find(statements, session.id());
                if (stored == null) {
                    throw e; // a violation of another constraint, which an administrator has added
                }
                if (repeated && stored.currentHash().equals(session.currentHash())) {
                    return 1; // hashes are random: the first attempt was successful
                }
                throw new StoreException("there is already a session with this ID");
            }
        });
    }

    @Override
    public @Nullable StoredSession find(String id) {
        return database.<@Nullable StoredSession>run((statements, repeated) -> find(statements, id));
    }

    private @Nullable StoredSession find(Statements statements, String id) throws SQLException {
        List<StoredSession> rows = statements.query(select, 0, JdbcSessionStore::session, id);
        return rows.isEmpty() ? null : rows.get(0);
    }

    @Override
    public boolean rotate(StoredSession renewed, String expectedHash) {
        return database.run((statements, repeated) -> {
            int changed = statements.update(
                    update,
                    renewed.data(),
                    renewed.currentHash(),
                    renewed.previousHash(),
                    renewed.salt(),
                    saltedAt(renewed),
                    renewed.rotatedAt(),
                    renewed.idleUntil(),
                    renewed.id(),
                    expectedHash);
            return changed == 1 || (repeated && isCurrent(statements, renewed));
        });
    }

    /** Hashes are random: if the new one is stored, the first attempt was successful. */
    private boolean isCurrent(Statements statements, StoredSession renewed) throws SQLException {
        StoredSession stored = find(statements, renewed.id());
        return stored != null && stored.currentHash().equals(renewed.currentHash());
    }

    /** After a lost connection, the second attempt does not recognize a lease of the first: no request then has the lease until it ends. */
    @Override
    public boolean lease(String id, String expectedHash, long now, long until) {
        return database.run((statements, repeated) -> statements.update(lease, until, id, expectedHash, now) == 1);
    }

    @Override
    public boolean remove(String id) {
        return database.run((statements, repeated) -> {
            boolean removed = statements.update(delete, id) > 0;
            if (!removed && repeated) {
                throw new StoreException("the connection was lost while a session was removed");
            }
            return removed;
        });
    }

    @Override
    public List<StoredSession> findBySubject(String subjectId) {
        return database.run(
                (statements, repeated) -> statements.query(selectBySubject, 0, JdbcSessionStore::session, subjectId));
    }

    @Override
    public void prune(long now, long rotatedBefore) {
        database.closeIdle();
        ended.before(now);
        salted.before(rotatedBefore);
    }

    private static Object saltedAt(StoredSession session) {
        return session.salt() == null ? Statements.NULL_TIME : (Object) session.rotatedAt();
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        return StoredSession.builder(text(row, 1))
                .subjectId(text(row, 2))
                .data(text(row, 3))
                .hashes(text(row, 4), row.getString(5), row.getString(6))
                .createdAt(row.getLong(7))
                .rotatedAt(row.getLong(8))
                .idleUntil(row.getLong(9))
                .endsAt(row.getLong(10))
                .leaseUntil(row.getLong(11))
                .build();
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            throw new StoreException("a session in the database lacks a value that this version needs");
        }
        return text;
    }

    @Override
    public void close() {
        database.close();
    }
}
