package io.github.jwtfilter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores the sessions of one or more applications, for one or more servers. Thread-safe. Every method except {@link #prune}
 * returns or fails within the configured timeout or a small multiple of it, and throws {@link StoreException} if the result is not
 * known.
 */
public interface SessionStore extends AutoCloseable {
    /**
     * Stores a new session.
     *
     * @param session the session; its ID is random, so that none with the same ID exists
     * @throws StoreException if it is not stored, for example because the store is full
     */
    void create(StoredSession session);

    /**
     * Returns a session, whether or not its time has passed.
     *
     * @param id the ID
     * @return the session, or null if there is none
     * @throws StoreException if the store cannot be read
     */
    @Nullable
    StoredSession find(String id);

    /**
     * Replaces the data, the hashes, the salt and the times of a session in one atomic step, and ends its lease, unless another
     * request has replaced the current hash, or ended the session, in the meantime.
     *
     * @param renewed the session with the new values; ID, subject, creation and end are those stored
     * @param expectedHash the current hash that must still be stored
     * @return whether the session was changed: of concurrent calls with the same expected hash and different new ones, one
     *     returns true
     * @throws StoreException if it is not known whether the session was changed; then either is possible
     */
    boolean rotate(StoredSession renewed, String expectedHash);

    /**
     * Leases a session in one atomic step, so that one of several servers calls the identity provider for it. The lease ends with
     * {@link #rotate}, with {@link #remove}, or at its time.
     *
     * @param id the ID
     * @param expectedHash the current hash that must still be stored
     * @param now the current time, in milliseconds since 1970: a lease until this time or earlier is not in effect any more
     * @param until the end of the lease, in milliseconds since 1970
     * @return true if there is such a session and no lease was in effect: of concurrent calls, one returns true
     * @throws StoreException if it is not known whether the session was leased; then either is possible
     */
    boolean lease(String id, String expectedHash, long now, long until);

    /**
     * Removes a session.
     *
     * @param id the ID
     * @return whether there was one
     * @throws StoreException if it is not known whether the session was removed
     */
    boolean remove(String id);

    /**
     * Returns all sessions of a user of an application.
     *
     * @param subjectId the digest of application and user
     * @return the sessions, in any order, possibly including some whose time has passed
     * @throws StoreException if the store cannot be read
     */
    List<StoredSession> findBySubject(String subjectId);

    /**
     * Removes sessions whose time and lease have passed, and the salts of renewals that can no longer be repeated. Called each minute.
     *
     * @param now the current time, in milliseconds since 1970: sessions that were to end before it are removed
     * @param rotatedBefore a time in milliseconds since 1970: salts of sessions that were renewed before it are removed
     * @throws StoreException if the store cannot be changed
     */
    void prune(long now, long rotatedBefore);

    /** Releases all connections and threads, within a second. */
    @Override
    void close();
}
