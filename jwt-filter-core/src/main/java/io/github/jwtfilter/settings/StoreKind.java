package io.github.jwtfilter.settings;

/** The kinds of stores for sessions and revocations. */
public enum StoreKind {
    /** The memory of the process. */
    MEMORY,
    /** A relational database. */
    JDBC,
    /** Redis. */
    REDIS
}
