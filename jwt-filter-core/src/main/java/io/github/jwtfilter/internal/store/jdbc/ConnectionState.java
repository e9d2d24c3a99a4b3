package io.github.jwtfilter.internal.store.jdbc;

/** The state of a connection that is given back. */
enum ConnectionState {
    /** It can be used again. */
    USABLE,
    /** It is not used again, since the cause of a failure is not known. */
    UNKNOWN,
    /** It is lost, and probably all others that were opened before. */
    LOST
}
