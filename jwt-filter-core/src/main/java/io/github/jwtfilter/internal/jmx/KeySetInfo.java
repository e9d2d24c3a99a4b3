package io.github.jwtfilter.internal.jmx;

/** The keys of one issuer, for JMX. */
public interface KeySetInfo {
    /**
     * Returns the name of the issuer in the settings.
     *
     * @return the name, empty for the unnamed issuer
     */
    String getName();

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
     * Returns the key IDs of the known keys, with those of revoked keys.
     *
     * @return at most 100; empty texts for keys without an ID
     */
    String[] getKeyIds();

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
    String getLastError();
}
