package io.github.jwtfilter.internal.jose;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A cache of parsed JOSE headers by their encoded form, so that each distinct header of an issuer is parsed once. Only
 * headers of tokens with a valid signature are cached, so unverified tokens cannot evict entries.
 */
public final class JoseHeaderCache {
    private static final int SLOTS = 8;
    private static final int MAX_LENGTH = 4_096;

    private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);
    private final AtomicInteger next = new AtomicInteger();

    /** Creates an empty cache. */
    public JoseHeaderCache() {}

    /**
     * Returns the parsed header of a token.
     *
     * @param token the token
     * @return the cached header, or null if there is none
     */
    public @Nullable JoseHeader find(EncodedJws token) {
        for (int i = 0; i < SLOTS; i++) {
            Entry entry = slots.get(i);
            if (entry == null) {
                return null;
            }
            if (token.hasHeader(entry.text)) {
                return entry.header;
            }
        }
        return null;
    }

    /**
     * Caches the header of a token.
     *
     * @param token a token with a valid signature
     * @param header its parsed header
     */
    public void put(EncodedJws token, JoseHeader header) {
        if (token.headerLength() <= MAX_LENGTH && find(token) == null) {
            String text = token.header();
            slots.set((next.getAndIncrement() & Integer.MAX_VALUE) % SLOTS, new Entry(text, header));
        }
    }

    private static final class Entry {
        private final String text;
        private final JoseHeader header;

        Entry(String text, JoseHeader header) {
            this.text = text;
            this.header = header;
        }
    }
}
