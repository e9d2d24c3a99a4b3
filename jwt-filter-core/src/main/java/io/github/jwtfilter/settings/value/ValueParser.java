package io.github.jwtfilter.settings.value;

/**
 * Parses the text of a setting into a typed value.
 *
 * @param <T> the type of the value
 */
public interface ValueParser<T> {
    /**
     * Parses a value.
     *
     * @param text the expanded text, without surrounding blanks
     * @return the value
     * @throws InvalidValueException if the text is invalid; message and remedy contain no part of the text
     */
    T parse(String text) throws InvalidValueException;
}
