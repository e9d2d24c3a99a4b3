package io.github.jwtfilter.settings;

/** Receives problems of the settings, and of the files and keys that they name. */
public interface Report {
    /**
     * Reports an error: the settings, or the keys that they name, cannot be used.
     *
     * @param key the key with the invalid value, or the missing key
     * @param message the problem, without secrets
     * @param remedy the correction
     */
    void error(String key, String message, String remedy);

    /**
     * Reports a finding that deserves a review but causes no error.
     *
     * @param key the key with the questionable value
     * @param message the problem, without secrets
     * @param remedy the correction
     */
    void finding(String key, String message, String remedy);

    /**
     * Returns a value in a form for messages: the result of an expression may be a secret, so the expression is shown.
     *
     * @param key the key of the value
     * @param value the value, or a part of it
     * @return the value, or the text with its expression
     */
    String displayText(String key, String value);
}
