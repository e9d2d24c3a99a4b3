package io.github.jwtfilter.internal.jwks.remote;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A cache of key IDs that the issuer did not have at the last fetch. Tokens with such an ID are rejected without a fetch until
 * another fetch is permitted. Limited to the latest thousand, so that forged IDs cannot exhaust memory.
 */
final class UnknownKeyIdCache {
    static final int MAX_SIZE = 1000;

    private final Map<String, Long> foundAt = new LinkedHashMap<String, Long>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_SIZE;
        }
    };

    synchronized void add(String keyId, long now) {
        foundAt.remove(keyId);
        foundAt.put(keyId, now);
    }

    synchronized boolean contains(String keyId, long now) {
        Long at = foundAt.get(keyId);
        return at != null && now - at < RefetchLimiter.NANOS;
    }

    /** Clears the cache after the issuer has changed its keys. */
    synchronized void clear() {
        foundAt.clear();
    }

    synchronized int size() {
        return foundAt.size();
    }
}
