package io.github.jwtfilter.settings;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Parser for file locations. It does not check whether the file exists. */
final class LocationParser {
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?!file:|classpath:)[a-z][a-z0-9+.-]+:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private LocationParser() {}

    static String parse(String text) throws BadValue {
        return location(PlainTextParser.parse(text));
    }

    private static String location(String text) throws BadValue {
        if (OTHER_SCHEME.matcher(text).matches()) {
            throw new BadValue(
                    "is not the location of a file",
                    "give a path, file:, classpath: or /WEB-INF/; the address of a key set belongs to keys.jwks-uri");
        }
        return text;
    }

    /** Parses locations, or one inline public key. */
    static List<String> parseKeys(String text) throws BadValue {
        return InlineKey.isIn(text) ? Collections.singletonList(text) : parseList(text);
    }

    static List<String> parseList(String text) throws BadValue {
        List<String> locations = ListParser.parse(text);
        for (String location : locations) {
            location(location);
        }
        return locations;
    }
}
