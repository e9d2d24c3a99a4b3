package io.github.jwtfilter.settings;

/** How often a key is needed; orders the reference page. */
public enum Tier {
    /** Every file has it. */
    ESSENTIAL,
    /** Many files have it. */
    FREQUENT,
    /** Few files have it. */
    RARE
}
