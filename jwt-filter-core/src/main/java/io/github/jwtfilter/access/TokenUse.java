package io.github.jwtfilter.access;

/** What becomes of a token, from the most open to the strictest. */
enum TokenUse {
    /** It is not even looked at. */
    IGNORED,
    /** Without one the request is anonymous. */
    OPTIONAL,
    /** There must be one. */
    REQUIRED
}
