package io.github.jwtfilter.settings.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parses the name of a constant in lower case, with hyphens. */
final class WordParser<E extends Enum<E>> implements ValueParser<E> {
    private final Class<E> type;

    WordParser(Class<E> type) {
        this.type = type;
    }

    @Override
    public E parse(String text) throws InvalidValueException {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        String words =
                Arrays.stream(type.getEnumConstants()).map(WordParser::word).collect(Collectors.joining(", "));
        throw new InvalidValueException("is not one of the accepted words", "write one of: " + words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
