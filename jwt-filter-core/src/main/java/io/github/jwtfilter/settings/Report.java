package io.github.jwtfilter.settings;

/** Where problems of settings are told, and of what settings name. */
public interface Report {
    /**
     * Tells of a problem that makes the settings, or the keys they name, unusable.
     *
     * @param key the key whose value is to blame, or that is missing
     * @param message what is wrong, without any secret
     * @param remedy the way out
     */
    void error(String key, String message, String remedy);

    /**
     * Tells of something that deserves a look, though it does no harm.
     *
     * @param key the key whose value is to blame
     * @param message what was found, without any secret
     * @param remedy the way out
     */
    void finding(String key, String message, String remedy);

    /**
     * How a message may name a value: what an expression stands for may be a secret, so it is named as it was written.
     *
     * @param key the key that the value was given for
     * @param value the value, or a part of it
     * @return the value, or the text with the expression that it came from
     */
    String shown(String key, String value);
}
