package io.github.jwtfilter.key.remote;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The key IDs that the issuer was just found not to have. Tokens that name one of these are refused at once for as long as
 * it would be too early to ask again. Holds the latest thousand, so that forged IDs cannot fill the memory.
 */
final class AbsentKeyIds {
    static final int MOST = 1000;

    private final Map<String, Long> foundAt = new LinkedHashMap<String, Long>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
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

    /** Called when the issuer has changed its keys. */
    synchronized void clear() {
        foundAt.clear();
    }

    synchronized int size() {
        return foundAt.size();
    }
}
