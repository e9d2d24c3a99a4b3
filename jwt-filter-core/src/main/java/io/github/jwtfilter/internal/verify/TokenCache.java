package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
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
    private static final int MIN_LENGTH = 32;

    private final int size;
    private final int maxLength;
    private final Map<TokenDigest, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Entry<V>> slots;
    private final AtomicInteger hand = new AtomicInteger();

    /**
     * Creates an empty cache.
     *
     * @param size the maximum number of tokens; 0 disables the cache
     * @param maxLength the maximum length of a token, in characters
     */
    public TokenCache(int size, int maxLength) {
        this.size = size;
        this.maxLength = maxLength;
        this.slots = new AtomicReferenceArray<>(size);
    }

    /**
     * Returns the key of a token in this cache, so that its digest is computed once for each request.
     *
     * @param token any text
     * @return the key, or null if such a token is never cached
     */
    public @Nullable TokenDigest keyOf(String token) {
        return size > 0 && looksLikeToken(token) ? TokenDigest.of(token) : null;
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
            return null;
        }
        if (!entry.isValid(verifier.now())) {
            remove(entry);
            entry.referenced = false;
            return null;
        }
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

    /** Checks the text cheaply, to avoid computing the digest of text that is not a token. */
    private boolean looksLikeToken(String token) {
        if (token.length() < MIN_LENGTH || token.length() > maxLength || token.charAt(0) != 'e') {
            return false; // the first character of every JSON object, unless blanks precede it
        }
        int first = token.indexOf('.');
        int second = first < 0 ? -1 : token.indexOf('.', first + 1);
        return second > 0 && token.indexOf('.', second + 1) < 0;
    }

    /**
     * Returns the number of cached tokens.
     *
     * @return at most the size, apart from tokens that are being added concurrently
     */
    public int count() {
        return entries.size();
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
            this.from = token.from();
            this.until = token.until();
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
