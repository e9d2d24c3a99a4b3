package io.github.jwtfilter.settings.value;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Parses a list of names of constants. */
final class WordSetParser<E extends Enum<E>> implements ValueParser<Set<E>> {
    private final Class<E> type;
    private final WordParser<E> words;

    WordSetParser(Class<E> type) {
        this.type = type;
        this.words = new WordParser<>(type);
    }

    @Override
    public Set<E> parse(String text) throws InvalidValueException {
        Set<E> constants = EnumSet.noneOf(type);
        for (String item : ListParser.parse(text)) {
            constants.add(words.parse(item));
        }
        return Collections.unmodifiableSet(constants);
    }
}
