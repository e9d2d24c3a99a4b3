package io.github.jwtfilter.benchmarks.workload;

import java.util.Locale;

/** What tokens can be like. */
public enum TokenKind {
    /** To be accepted. */
    VALID,
    /** Three letters with dots between them. */
    SHORT_GARBAGE,
    /** As long as a token, without a dot. */
    RANDOM_TEXT,
    /** As long as a token, with the dots where a token has them. */
    RANDOM_PARTS,
    /** One bit of the signature is wrong. */
    BAD_SIGNATURE,
    /** Well signed, an hour too late. */
    EXPIRED,
    /** Well signed by a key that nobody knows. */
    UNKNOWN_KEY;

    /**
     * What results call it.
     *
     * @return lower case, with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of this label.
     *
     * @param label what results call it
     * @return the kind
     */
    public static TokenKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
