package io.github.jwtfilter.settings;

/** The values of the cookie attribute {@code SameSite} (RFC 6265bis section 5.6.7). */
public enum SameSite {
    /** Only requests from pages of the same site. */
    STRICT,
    /** Also navigation from other sites with safe methods. */
    LAX,
    /** All requests. */
    NONE
}
