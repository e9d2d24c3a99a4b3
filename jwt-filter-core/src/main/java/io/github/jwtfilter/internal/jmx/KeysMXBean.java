package io.github.jwtfilter.internal.jmx;

/** The health of the keys of one issuer, for JMX. */
public interface KeysMXBean {
    /**
     * Returns whether tokens can be verified.
     *
     * @return {@code CURRENT}, {@code UNTRIED}, {@code STALE}, {@code UNAVAILABLE} or {@code REVOKED}
     */
    String getState();

    /**
     * Returns the location of the keys.
     *
     * @return for example a URL without its query
     */
    String getLocation();

    /**
     * Returns the number of usable keys, which excludes revoked keys.
     *
     * @return 0 or more
     */
    int getKeys();

    /**
     * Returns the keys of the source that {@code keys.revoked} revokes.
     *
     * @return descriptions with key ID and thumbprint
     */
    String[] getRevokedKeys();

    /**
     * Returns the time since the keys were read.
     *
     * @return seconds, or -1 if the keys were never read or never change
     */
    long getAgeSeconds();

    /**
     * Returns the reason of the last failure to read the source.
     *
     * @return human-readable text, empty if the last read succeeded
     */
    String getFailure();
}
