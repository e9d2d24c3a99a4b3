package io.github.jwtfilter.settings;

/**
 * Turns the text of a setting into a typed value.
 *
 * @param <T> the type of the value
 */
interface ValueParser<T> {
    /**
     * Parses a value.
     *
     * @param text the text after expansion, without surrounding blanks
     * @return the value
     * @throws BadValue if the text is not one; its message and remedy hold nothing of the text
     */
    T parse(String text) throws BadValue;
}
