package io.github.jwtfilter.benchmarks.workload;

import java.util.Locale;

/** The kinds of tokens. */
public enum TokenKind {
    /** Valid. */
    VALID,
    /** Three letters separated by dots. */
    SHORT_GARBAGE,
    /** Random text with the length of a token, without a dot. */
    RANDOM_TEXT,
    /** Random text with the length of a token and dots in the same positions. */
    RANDOM_PARTS,
    /** One bit of the signature is wrong. */
    BAD_SIGNATURE,
    /** Correctly signed, but expired an hour ago. */
    EXPIRED,
    /** Correctly signed with an unknown key. */
    UNKNOWN_KEY;

    /**
     * Returns the name of the kind in results.
     *
     * @return lower case, with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the kind with a label.
     *
     * @param label the name in results
     * @return the kind
     */
    public static TokenKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
