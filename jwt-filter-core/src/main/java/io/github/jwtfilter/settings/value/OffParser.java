package io.github.jwtfilter.settings.value;

/** Parses a value, or {@code off}. */
final class OffParser<T> implements ValueParser<T> {
    private static final String OFF = "off";

    private final ValueParser<T> parser;
    private final T off;

    OffParser(ValueParser<T> parser, T off) {
        this.parser = parser;
        this.off = off;
    }

    @Override
    public T parse(String text) throws InvalidValueException {
        if (text.equals(OFF)) {
            return off;
        }
        try {
            return parser.parse(text);
        } catch (InvalidValueException e) {
            throw new InvalidValueException(String.valueOf(e.getMessage()), e.remedy() + ", or off");
        }
    }
}
