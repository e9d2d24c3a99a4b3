package io.github.jwtfilter.internal.logging;

import org.jspecify.annotations.Nullable;

/**
 * Bounds a text for an event: truncated, without tokens, and without unpaired surrogates. The result is not escaped: it may contain
 * line breaks and quotes, which {@link LogText} and the writer of JSON escape.
 */
public final class EventText {
    /** The maximum number of characters before the dots that mark a truncated text. */
    public static final int MAX_LENGTH = 500;

    private static final char REPLACEMENT = '\ufffd';

    private EventText() {}

    /**
     * Bounds a text.
     *
     * @param text any text
     * @return the text itself if there is nothing to change
     */
    public static String of(String text) {
        String masked = TokenMask.apply(text);
        return wellFormed(masked.length() <= MAX_LENGTH ? masked : truncated(masked));
    }

    /**
     * Bounds a text that may be missing.
     *
     * @param text any text, or null
     * @return as {@link #of}; null for null
     */
    public static @Nullable String ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    private static String truncated(String text) {
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1))
                && Character.isLowSurrogate(text.charAt(MAX_LENGTH));
        return text.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH) + "...";
    }

    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (repaired == null) {
                repaired = new StringBuilder(text);
            }
            repaired.setCharAt(i, REPLACEMENT);
        }
        return repaired == null ? text : repaired.toString();
    }
}
