package io.github.jwtfilter.internal.logging;

/** Log levels, named as in SLF4J. */
public enum Level {
    /** Details for an operator who investigates a problem. */
    DEBUG,
    /** Normal operation. */
    INFO,
    /** A condition that an operator should check. */
    WARN,
    /** A failure. */
    ERROR
}
