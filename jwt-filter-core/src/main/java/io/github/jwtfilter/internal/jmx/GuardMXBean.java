package io.github.jwtfilter.internal.jmx;

/**
 * The keys and the operations of a guard, for JMX. The bean also has one attribute for each metric. {@link BeanTexts} has the
 * descriptions that operators see.
 */
public interface GuardMXBean extends RevocationOperations {
    /**
     * Returns the keys of each issuer.
     *
     * @return one element for each issuer
     */
    KeySetInfo[] getKeySets();

    /**
     * Returns the version of the settings.
     *
     * @return a short text that depends on the values of the settings only
     */
    String getSettingsVersion();

    /**
     * Returns the time at which the settings took effect.
     *
     * @return a time in the format of ISO-8601
     */
    String getSettingsSince();

    /**
     * Returns the reason for which the present content of the settings file is not in effect.
     *
     * @return human-readable text, empty if it is in effect
     */
    String getSettingsFailure();

    /**
     * Starts to fetch the keys of each remote issuer again, without waiting for the result.
     *
     * @return the number of issuers whose keys are being fetched
     */
    int refreshKeys();

    /**
     * Removes all tokens from the cache of verified tokens, so that they are verified again.
     *
     * @return the number of removed tokens
     */
    int clearCache();

    /**
     * Reads the settings again, and applies them if they have changed and are valid.
     *
     * @return the result
     */
    String reload();
}
