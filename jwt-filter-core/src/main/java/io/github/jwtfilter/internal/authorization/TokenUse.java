package io.github.jwtfilter.internal.authorization;

/** How a rule treats a token, from the most permissive to the strictest. */
enum TokenUse {
    /** The token is ignored. */
    IGNORED,
    /** A request without a token is anonymous. */
    OPTIONAL,
    /** A token is required. */
    REQUIRED
}
