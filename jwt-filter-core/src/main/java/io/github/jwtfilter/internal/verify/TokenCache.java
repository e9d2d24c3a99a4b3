package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.digest.TokenDigest;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Caches values derived from verified tokens, by the digest of the token. Entries require the proof of verification,
 * and each lookup checks again the conditions that depend on time and keys. Thread-safe; lookups are lock-free.
 *
 * <p>The capacity is fixed. Eviction follows the CLOCK algorithm.
 *
 * @param <V> the type of the cached values
 */
public final class TokenCache<V> {
    private static final int MAX_SKIPPED = 8;

    private final int size;
    private final Function<String, TokenDigest> digests;
    private final Map<TokenDigest, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Entry<V>> slots;
    private final AtomicInteger hand = new AtomicInteger();
    private final CacheCounters counters;

    /**
     * Creates an empty cache with its own counters.
     *
     * @param size the maximum number of tokens; 0 disables the cache
     */
    public TokenCache(int size) {
        this(size, new CacheCounters());
    }

    /**
     * Creates an empty cache.
     *
     * @param size the maximum number of tokens; 0 disables the cache
     * @param counters counts the lookups
     */
    public TokenCache(int size, CacheCounters counters) {
        this(size, counters, TokenDigest::of);
    }

    /** Creates a cache with another digest, for tests that count digests. */
    TokenCache(int size, Function<String, TokenDigest> digests) {
        this(size, new CacheCounters(), digests);
    }

    private TokenCache(int size, CacheCounters counters, Function<String, TokenDigest> digests) {
        this.size = size;
        this.counters = counters;
        this.digests = digests;
        this.slots = new AtomicReferenceArray<>(size);
    }

    /**
     * Returns the key of a token in this cache, so that its digest is computed once for each request.
     *
     * @param token a token with an acceptable header
     * @return the key, or null if the cache is disabled
     */
    public @Nullable TokenDigest keyOf(String token) {
        return size > 0 ? digests.apply(token) : null;
    }

    /**
     * Returns the value that was cached when the token was verified.
     *
     * @param key the key of the token
     * @param verifier provides the time; an entry that is no longer valid is removed
     * @return the value, or null if there is none or the token has to be verified again
     */
    public @Nullable V find(TokenDigest key, TokenVerifier verifier) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            counters.countMiss();
            return null;
        }
        if (!entry.isValid(verifier.now())) {
            counters.countMiss();
            remove(entry);
            entry.referenced = false;
            return null;
        }
        counters.countHit();
        if (!entry.referenced) {
            entry.referenced = true;
        }
        return entry.value;
    }

    /**
     * Caches a value for a token.
     *
     * @param key the key of the token
     * @param token the proof that it was verified
     * @param value the value
     */
    public void put(TokenDigest key, VerifiedJwt token, V value) {
        put(new Entry<>(key, token, value));
    }

    /**
     * Returns the number of cached tokens.
     *
     * @return at most the size, apart from tokens that are being added concurrently
     */
    public int count() {
        return entries.size();
    }

    /**
     * Returns the maximum number of cached tokens.
     *
     * @return 0 if the cache is disabled
     */
    public int size() {
        return size;
    }

    /**
     * Returns the counters of the lookups.
     *
     * @return the counters, possibly shared with other caches
     */
    public CacheCounters counters() {
        return counters;
    }

    /**
     * Removes all tokens, so that they are verified again.
     *
     * @return the number of removed tokens
     */
    public int clear() {
        int removed = entries.size();
        // First: an entry without a slot would never be evicted.
        for (int slot = 0; slot < size; slot++) {
            slots.set(slot, null);
        }
        entries.clear();
        return removed;
    }

    /** Adds an entry. If two threads have verified the same token concurrently, only one of them adds it. */
    private void put(Entry<V> entry) {
        if (entries.putIfAbsent(entry, entry) == null) {
            evictFor(entry);
        }
    }

    private void evictFor(Entry<V> added) {
        int slot = next();
        for (int skipped = 0; skipped < MAX_SKIPPED && isReferenced(slots.get(slot)); skipped++) {
            slot = next();
        }
        Entry<V> evicted = slots.getAndSet(slot, added);
        if (evicted != null) {
            remove(evicted);
        }
    }

    private int next() {
        return (hand.getAndIncrement() & Integer.MAX_VALUE) % size;
    }

    private static boolean isReferenced(@Nullable Entry<?> entry) {
        if (entry == null || !entry.referenced) {
            return false;
        }
        entry.referenced = false;
        return true;
    }

    /** Removes exactly this entry, not another one of the same token, which may have been added in the meantime. */
    @SuppressWarnings("ReferenceEquality")
    private void remove(Entry<V> entry) {
        entries.computeIfPresent(entry, (digest, present) -> present == entry ? null : present);
    }

    /**
     * An entry that is its own key and contains the data for the validity check, to reduce the number of memory
     * accesses.
     */
    private static final class Entry<V> extends TokenDigest {
        private final long from;
        private final long until;
        private final KeySource keySource;
        private final KeySet keys;
        private final V value;
        private volatile boolean referenced;

        Entry(TokenDigest digest, VerifiedJwt token, V value) {
            super(digest);
            this.from = token.validPeriod().from();
            this.until = token.validPeriod().until();
            this.keySource = token.keySource();
            this.keys = token.keys();
            this.value = value;
        }

        /**
         * Returns whether the token would still be accepted: it has not expired, and its issuer still has the same
         * keys.
         */
        boolean isValid(long now) {
            return now >= from && now < until && hasCurrentKeys();
        }

        private boolean hasCurrentKeys() {
            Result<KeySet> current = keySource.current();
            return current.rejection() == null && current.value() == keys;
        }
    }
}
