package io.github.jwtfilter.log;

/** The levels of a log, as SLF4J names them. */
public enum Level {
    /** Normal operation. */
    INFO,
    /** Something that an operator should look at. */
    WARN,
    /** A failure. */
    ERROR
}
