package io.github.jwtfilter.internal.jmx;

/** The version of the settings in effect, and its replacement, for operators. */
public interface SettingsControl {
    /**
     * Returns the name of the version.
     *
     * @return a short text that depends on the values of the settings only
     */
    String version();

    /**
     * Returns the time at which the version took effect.
     *
     * @return a time in the format of ISO-8601
     */
    String since();

    /**
     * Returns the reason for which the present content of the files is not in effect.
     *
     * @return text without secrets, empty if it is in effect
     */
    String failure();

    /**
     * Reads the settings again, and applies them if they have changed and are valid.
     *
     * @return the result
     * @throws IllegalStateException if the settings cannot be read again
     */
    String reload();
}
