package io.github.jwtfilter.settings.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser for sizes: a number of bytes, or of {@code KiB}. */
final class SizeParser implements ValueParser<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(KiB)?");

    private final int least;
    private final int most;

    SizeParser(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer parse(String text) throws InvalidValueException {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException(
                    "is not a size", "write a number of bytes, or of KiB, for example 8192 or 8KiB");
        }
        long bytes = Long.parseLong(matcher.group(1)) * (matcher.group(2) == null ? 1 : 1024);
        if (bytes < least || bytes > most) {
            throw new InvalidValueException("is out of range", "write a size from " + least + " to " + most + " bytes");
        }
        return (int) bytes;
    }
}
