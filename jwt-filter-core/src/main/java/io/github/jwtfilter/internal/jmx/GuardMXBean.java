package io.github.jwtfilter.internal.jmx;

/** The keys and the operations of a guard, for JMX. The bean also has one attribute for each metric. */
@Description("The metrics and operations of a jwt-filter. All numbers are those since its start, on this server.")
public interface GuardMXBean extends RevocationOperations {
    /**
     * Returns the keys of each issuer.
     *
     * @return one element for each issuer
     */
    @Description(
            "The keys of each issuer: state, key IDs, age in seconds (-1 if they were never read, or never change), and the last error.")
    KeySetInfo[] getKeySets();

    /**
     * Returns the version of the settings.
     *
     * @return a short text that depends on the values of the settings only
     */
    @Description("The version of the settings in effect, which depends on their values only.")
    String getSettingsVersion();

    /**
     * Returns the time at which the settings took effect.
     *
     * @return a time in the format of ISO-8601
     */
    @Description("The time at which the settings took effect.")
    String getSettingsSince();

    /**
     * Returns the reason for which the present content of the settings file is not in effect.
     *
     * @return human-readable text, empty if it is in effect
     */
    @Description("The reason for which the present content of the settings file is not in effect; empty if it is.")
    String getSettingsFailure();

    /**
     * Starts to fetch the keys of each remote issuer again, without waiting for the result.
     *
     * @return the number of issuers whose keys are being fetched
     */
    @Description(
            "Starts to fetch the keys of each remote issuer again, without waiting for the result; returns the number of such"
                    + " issuers. Files are read every five seconds in any case.")
    int refreshKeys();

    /**
     * Removes all tokens from the cache of verified tokens, so that they are verified again.
     *
     * @return the number of removed tokens
     */
    @Description(
            "Removes all tokens from the cache of verified tokens, so that they are verified again; returns their number.")
    int clearCache();

    /**
     * Reads the settings again, and applies them if they have changed and are valid.
     *
     * @return the result
     */
    @Description("Reads the settings again, and applies them if they have changed and are valid.")
    String reload();
}
