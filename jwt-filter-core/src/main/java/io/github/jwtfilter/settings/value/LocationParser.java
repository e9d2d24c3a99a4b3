package io.github.jwtfilter.settings.value;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Parser for file locations. It does not check whether the file exists. */
final class LocationParser {
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?!(?i:file|classpath):)[a-zA-Z][a-zA-Z0-9+.-]+:.*", Pattern.DOTALL);

    private LocationParser() {}

    static String parse(String text) throws InvalidValueException {
        return location(PlainTextParser.parse(text));
    }

    private static String location(String text) throws InvalidValueException {
        if (OTHER_SCHEME.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is not the location of a file",
                    "write a path, file:, classpath: or /WEB-INF/; configure the address of a JWK Set in"
                            + " keys.jwks-uri");
        }
        return text;
    }

    /** Parses locations, or one inline public key. */
    static List<String> parseKeys(String text) throws InvalidValueException {
        return InlineKey.isIn(text) ? Collections.singletonList(text) : parseList(text);
    }

    static List<String> parseList(String text) throws InvalidValueException {
        List<String> locations = ListParser.parse(text);
        for (String location : locations) {
            location(location);
        }
        return locations;
    }
}
