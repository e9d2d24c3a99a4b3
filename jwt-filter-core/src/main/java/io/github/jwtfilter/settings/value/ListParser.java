package io.github.jwtfilter.settings.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parser for lists: items separated by commas, in double quotes where they contain blanks or commas; {@code ""} is an
 * escaped quote.
 */
final class ListParser {
    private static final String QUOTE = "\"";

    private ListParser() {}

    static List<String> parse(String text) throws InvalidValueException {
        Set<String> items = new LinkedHashSet<>();
        for (String part : split(text, ",")) {
            if (!items.add(item(part))) {
                throw new InvalidValueException("names an item twice", "remove the repeated item");
            }
        }
        return Collections.unmodifiableList(new ArrayList<>(items));
    }

    /** Parses a list of {@code from -> to}. */
    static Map<String, List<String>> parseMapping(String text) throws InvalidValueException {
        Map<String, List<String>> mapping = new LinkedHashMap<>();
        for (String part : split(text, ",")) {
            List<String> sides = split(part, "->");
            if (sides.size() != 2) {
                throw new InvalidValueException(
                        "is not a list of renamings",
                        "write from -> to, and separate several by commas: a -> b, c -> d");
            }
            List<String> targets = mapping.computeIfAbsent(item(sides.get(0)), from -> new ArrayList<>());
            String target = item(sides.get(1));
            if (targets.contains(target)) {
                throw new InvalidValueException("renames an item twice in the same way", "remove the repeated item");
            }
            targets.add(target);
        }
        mapping.replaceAll((from, targets) -> Collections.unmodifiableList(targets));
        return Collections.unmodifiableMap(mapping);
    }

    private static List<String> split(String text, String separator) throws InvalidValueException {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith(QUOTE, i)) {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(separator, i)) {
                parts.add(text.substring(start, i));
                start = i + separator.length();
            }
        }
        if (quoted) {
            throw new InvalidValueException("has no closing double quote", "add the closing quote");
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String item(String part) throws InvalidValueException {
        String trimmed = part.trim();
        String item = trimmed.startsWith(QUOTE) ? unquoted(trimmed) : bare(trimmed);
        if (item.trim().isEmpty()) {
            throw new InvalidValueException("contains an empty item", "remove the comma, or add the item");
        }
        return PlainTextParser.printable(item);
    }

    private static String unquoted(String text) throws InvalidValueException {
        // reports a comment after the closing quote
        PlainTextParser.item(text.substring(text.lastIndexOf(QUOTE)));
        boolean closed = text.length() > 1 && text.endsWith(QUOTE);
        String inner = closed ? text.substring(1, text.length() - 1) : QUOTE;
        if (inner.replace(QUOTE + QUOTE, "").contains(QUOTE)) {
            throw new InvalidValueException(
                    "has double quotes inside an item", "put the whole item in quotes, and write \"\" for \"");
        }
        return inner.replace(QUOTE + QUOTE, QUOTE);
    }

    private static String bare(String text) throws InvalidValueException {
        PlainTextParser.item(text);
        if (text.contains(QUOTE)) {
            throw new InvalidValueException(
                    "has double quotes inside an item", "put the whole item in quotes, and write \"\" for \"");
        }
        if (PlainTextParser.hasBlanks(text)) {
            throw new InvalidValueException(
                    "has blanks inside an item", "separate items by commas, and put an item that has blanks in quotes");
        }
        return text;
    }
}
