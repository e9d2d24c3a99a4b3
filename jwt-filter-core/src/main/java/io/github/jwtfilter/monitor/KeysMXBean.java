package io.github.jwtfilter.monitor;

/** How it stands with the keys of one issuer, for JMX. */
public interface KeysMXBean {
    /**
     * Whether tokens can be verified.
     *
     * @return {@code CURRENT}, {@code UNTRIED}, {@code STALE}, {@code UNAVAILABLE} or {@code REVOKED}
     */
    String getState();

    /**
     * Where the keys come from.
     *
     * @return for example a URL, without its query
     */
    String getPlace();

    /**
     * How many keys may be used. Revoked ones may not.
     *
     * @return 0 or more
     */
    int getKeys();

    /**
     * The keys that the source has and that are not trusted, since {@code keys.revoked} lists them.
     *
     * @return descriptions with key ID and thumbprint
     */
    String[] getRevokedKeys();

    /**
     * The time since the keys were read.
     *
     * @return seconds, or -1 if they never were, or never change
     */
    long getAgeSeconds();

    /**
     * Why the source could not be read the last time.
     *
     * @return text for people, empty if it could
     */
    String getFailure();
}
