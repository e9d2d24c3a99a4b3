package io.github.jwtfilter.internal.diagnosis;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes values as items of a list in the settings file. */
final class ListItem {
    private ListItem() {}

    /** Returns an item, in quotes if it contains a character that has a meaning in a list. */
    static String of(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\'' || c == '>' || c == ' ');
        String escaped = value.replace("\\", "\\\\");
        return plain ? escaped : '"' + escaped.replace("\"", "\"\"") + '"';
    }

    static String all(Collection<String> values) {
        return values.stream().distinct().map(ListItem::of).collect(Collectors.joining(", "));
    }
}
