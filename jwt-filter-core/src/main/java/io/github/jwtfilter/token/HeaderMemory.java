package io.github.jwtfilter.token;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The headers of tokens that were found good lately. An issuer writes the same few headers over and over, and one that reads
 * the same to the letter need not be read again. What nobody has vouched for never gets in, so that it cannot push others out.
 */
public final class HeaderMemory {
    private static final int SLOTS = 8;
    private static final int MAX_LENGTH = 512;

    private final AtomicReferenceArray<@Nullable Known> slots = new AtomicReferenceArray<>(SLOTS);
    private final AtomicInteger next = new AtomicInteger();

    /** Remembers nothing yet. */
    public HeaderMemory() {}

    /**
     * Looks for the header of a token.
     *
     * @param token the token
     * @return what it was found to say, or null if it is not remembered
     */
    public @Nullable JoseHeader find(CompactToken token) {
        for (int i = 0; i < SLOTS; i++) {
            Known known = slots.get(i);
            if (known == null) {
                return null;
            }
            if (token.hasHeader(known.text)) {
                return known.header;
            }
        }
        return null;
    }

    /**
     * Remembers the header of a token whose signature holds.
     *
     * @param token the token
     * @param header what its header says
     */
    public void remember(CompactToken token, JoseHeader header) {
        if (token.headerLength() <= MAX_LENGTH && find(token) == null) {
            String text = token.header();
            slots.set((next.getAndIncrement() & Integer.MAX_VALUE) % SLOTS, new Known(text, header));
        }
    }

    private static final class Known {
        private final String text;
        private final JoseHeader header;

        Known(String text, JoseHeader header) {
            this.text = text;
            this.header = header;
        }
    }
}
