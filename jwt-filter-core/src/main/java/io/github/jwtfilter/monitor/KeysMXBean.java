package io.github.jwtfilter.monitor;

/** How it stands with the keys of one issuer, for JMX. */
public interface KeysMXBean {
    /**
     * Whether tokens can be verified.
     *
     * @return {@code CURRENT}, {@code UNTRIED}, {@code STALE} or {@code UNAVAILABLE}
     */
    String getState();

    /**
     * Where the keys come from.
     *
     * @return for example a URL, without its query
     */
    String getPlace();

    /**
     * How many keys may be used.
     *
     * @return 0 or more
     */
    int getKeys();

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
