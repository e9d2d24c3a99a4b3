package io.github.jwtfilter.internal.jmx;

/** The health of the keys of one issuer, for JMX. */
@Description("The keys of one issuer.")
public interface KeysMXBean {
    /**
     * Returns whether tokens can be verified.
     *
     * @return {@code CURRENT}, {@code UNTRIED}, {@code STALE}, {@code UNAVAILABLE} or {@code REVOKED}
     */
    @Description(
            "CURRENT, or UNTRIED: not fetched yet; STALE: the last fetch failed, and the previous keys are in use; UNAVAILABLE: tokens are rejected with 503; REVOKED: keys.revoked lists every key.")
    String getState();

    /**
     * Returns the location of the keys.
     *
     * @return for example a URL without its query
     */
    @Description("The location of the keys, such as a URL without its query.")
    String getLocation();

    /**
     * Returns the number of usable keys, which excludes revoked keys.
     *
     * @return 0 or more
     */
    @Description("The number of usable keys, without revoked ones.")
    int getKeys();

    /**
     * Returns the keys of the source that {@code keys.revoked} revokes.
     *
     * @return descriptions with key ID and thumbprint
     */
    @Description("The keys that keys.revoked revokes, with key ID and thumbprint.")
    String[] getRevokedKeys();

    /**
     * Returns the time since the keys were read.
     *
     * @return seconds, or -1 if the keys were never read or never change
     */
    @Description("The seconds since the keys were read; -1 if they were never read, or never change.")
    long getAgeSeconds();

    /**
     * Returns the reason of the last failure to read the source.
     *
     * @return human-readable text, empty if the last read succeeded
     */
    @Description("The reason of the last failure to read the keys; empty if the last read succeeded.")
    String getFailure();
}
