package io.github.jwtfilter;

import java.util.List;

/**
 * Stores revocations of tokens, sessions, users and keys, for one or more servers. Thread-safe. Every method except
 * {@link #list} and {@link #prune} returns or fails within the configured timeout or a small multiple of it, and throws
 * {@link StoreException} if the result is not known.
 */
public interface RevocationStore extends AutoCloseable {
    /** The result of {@link #find} for an ID that is not revoked. */
    long NOT_REVOKED = Long.MIN_VALUE;

    /**
     * Stores a revocation. If there is one with the same ID, the later {@link StoredRevocation#issuedBefore()} and the later
     * {@link StoredRevocation#expiresAt()} remain.
     *
     * @param revocation the revocation
     * @throws StoreException if it is not stored, for example because the store is full: a store never drops one that has not
     *     expired
     */
    void put(StoredRevocation revocation);

    /**
     * Returns which IDs are revoked.
     *
     * @param ids the IDs, at most ten
     * @param now the current time, in milliseconds since 1970: revocations that have expired before it are ignored
     * @return for each ID, in the same order, {@link StoredRevocation#issuedBefore()} or {@link #NOT_REVOKED}
     * @throws StoreException if the store cannot be read
     */
    long[] find(List<String> ids, long now);

    /**
     * Removes a revocation.
     *
     * @param id the ID
     * @return whether there was one
     * @throws StoreException if it is not known whether it was removed
     */
    boolean remove(String id);

    /**
     * Returns revocations for an operator.
     *
     * @param limit the maximum number, at most 10,000
     * @return the latest ones, in any order
     * @throws StoreException if the store cannot be read
     */
    List<StoredRevocation> list(int limit);

    /**
     * Removes revocations that have expired. Called each minute.
     *
     * @param now the current time, in milliseconds since 1970
     * @return the number of removed revocations, as far as the store knows it
     * @throws StoreException if the store cannot be changed
     */
    int prune(long now);

    /** Releases all connections and threads, within a second. */
    @Override
    void close();
}
