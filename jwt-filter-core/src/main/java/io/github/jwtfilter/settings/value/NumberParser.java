package io.github.jwtfilter.settings.value;

import java.util.regex.Pattern;

/** Parser for an integer within limits. */
final class NumberParser implements ValueParser<Integer> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final int least;
    private final int most;

    NumberParser(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer parse(String text) throws InvalidValueException {
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new InvalidValueException(
                    "is not a whole number from " + least + " to " + most, "write digits alone");
        }
        return number;
    }
}
