package io.github.jwtfilter.settings;

/** The frequency of a key, which orders the reference page. */
public enum Tier {
    /** Every file contains it. */
    ESSENTIAL,
    /** Many files contain it. */
    FREQUENT,
    /** Few files contain it. */
    RARE
}
