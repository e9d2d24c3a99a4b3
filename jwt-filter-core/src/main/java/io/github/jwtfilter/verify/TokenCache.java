package io.github.jwtfilter.verify;

import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.key.KeySource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was made of verified tokens, by the digest of the token. Nothing gets in that was not verified, and what is found is
 * looked at again for what time and keys can change. Safe for use by any number of threads; finding takes no lock.
 *
 * <p>There are as many places as tokens that may be remembered. A hand goes round them: who comes in gets the next place, unless
 * whoever sits there was asked for since the hand passed last.
 *
 * @param <V> what is made of a token
 */
public final class TokenCache<V> {
    private static final int MOST_SPARED = 8;
    private static final int LEAST_LENGTH = 32;

    private final int size;
    private final int maxLength;
    private final Map<TokenDigest, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Entry<V>> places;
    private final AtomicInteger hand = new AtomicInteger();

    /**
     * An empty cache.
     *
     * @param size as many tokens as are remembered at most; 0 for none
     * @param maxLength as many characters as a token has at most
     */
    public TokenCache(int size, int maxLength) {
        this.size = size;
        this.maxLength = maxLength;
        this.places = new AtomicReferenceArray<>(size);
    }

    /**
     * The place of a token in the cache, for one request.
     *
     * @param token any text
     * @return the place, or null if a token like that is not remembered
     */
    public @Nullable Place<V> place(String token) {
        return size > 0 && looksLikeToken(token) ? new Place<>(this, TokenDigest.of(token)) : null;
    }

    /** Not worth more than a glance, since what does not pass for a token need not be digested either. */
    private boolean looksLikeToken(String token) {
        if (token.length() < LEAST_LENGTH || token.length() > maxLength || token.charAt(0) != 'e') {
            return false; // the first character of every object in JSON, unless blanks stand before it
        }
        int first = token.indexOf('.');
        int second = first < 0 ? -1 : token.indexOf('.', first + 1);
        return second > 0 && token.indexOf('.', second + 1) < 0;
    }

    /**
     * How many tokens are remembered.
     *
     * @return at most the size, give or take those that are being added
     */
    public int count() {
        return entries.size();
    }

    /** Of two threads that have verified the same token at the same time, one puts it there. */
    private void put(Entry<V> entry) {
        if (entries.putIfAbsent(entry, entry) == null) {
            evictFor(entry);
        }
    }

    private void evictFor(Entry<V> newcomer) {
        int place = next();
        for (int spared = 0; spared < MOST_SPARED && isWanted(places.get(place)); spared++) {
            place = next();
        }
        Entry<V> evicted = places.getAndSet(place, newcomer);
        if (evicted != null) {
            remove(evicted);
        }
    }

    private int next() {
        return (hand.getAndIncrement() & Integer.MAX_VALUE) % size;
    }

    private static boolean isWanted(@Nullable Entry<?> entry) {
        if (entry == null || !entry.wanted) {
            return false;
        }
        entry.wanted = false;
        return true;
    }

    private void forget(Entry<V> entry) {
        remove(entry);
        entry.wanted = false;
    }

    /** This one, and not another one of the same token, which may have been remembered anew in the meantime. */
    @SuppressWarnings("ReferenceEquality")
    private void remove(Entry<V> entry) {
        entries.computeIfPresent(entry, (digest, present) -> present == entry ? null : present);
    }

    /**
     * Where a token is looked for and put.
     *
     * @param <V> what is made of a token
     */
    public static final class Place<V> {
        private final TokenCache<V> cache;
        private final TokenDigest digest;

        Place(TokenCache<V> cache, TokenDigest digest) {
            this.cache = cache;
            this.digest = digest;
        }

        /**
         * What was made of the token when it was verified.
         *
         * @param verifier has the time; what does not hold any more is forgotten
         * @return the value, or null if there is none or the token has to be verified again
         */
        public @Nullable V find(TokenVerifier verifier) {
            Entry<V> entry = cache.entries.get(digest);
            if (entry == null) {
                return null;
            }
            if (!entry.holds(verifier.now())) {
                cache.forget(entry);
                return null;
            }
            if (!entry.wanted) {
                entry.wanted = true;
            }
            return entry.value;
        }

        /**
         * Remembers what was made of the token.
         *
         * @param token the proof that it was verified
         * @param value what was made of it
         */
        public void put(VerifiedToken token, V value) {
            cache.put(new Entry<>(digest, token, value));
        }
    }

    /** Is its own key, and has what decides at hand, so that a processor has less memory to fetch before it knows. */
    private static final class Entry<V> extends TokenDigest {
        private final long from;
        private final long until;
        private final KeySource keySource;
        private final KeySet keys;
        private final V value;
        private volatile boolean wanted;

        Entry(TokenDigest digest, VerifiedToken token, V value) {
            super(digest);
            this.from = token.from();
            this.until = token.until();
            this.keySource = token.keySource();
            this.keys = token.keys();
            this.value = value;
        }

        /** Whether the token would still be accepted: its time has not run out, and its issuer has the same keys as then. */
        boolean holds(long now) {
            return now >= from && now < until && keySource.current().holds(keys);
        }
    }
}
