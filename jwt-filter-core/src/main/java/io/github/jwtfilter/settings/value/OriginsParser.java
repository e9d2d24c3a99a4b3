package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.request.Origins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parser for lists of origins. */
final class OriginsParser {
    private static final List<String> ANY = Collections.singletonList("*");
    private static final String REMEDY = "write only scheme, host and, if necessary, port, separated by commas:"
            + " https://shop.example.com, https://localhost:3000; non-ASCII names as xn--";

    private OriginsParser() {}

    static Origins parse(String text) throws InvalidValueException {
        List<Origin> origins = new ArrayList<>();
        for (String item : ListParser.parse(text)) {
            origins.add(origin(item));
        }
        return Origins.of(origins);
    }

    static Origins parseOrAny(String text) throws InvalidValueException {
        List<String> items = ListParser.parse(text);
        if (items.contains("*") && items.size() > 1) {
            throw new InvalidValueException("combines * with other items", "write * alone, or remove it");
        }
        return items.equals(ANY) ? Origins.any() : parse(text);
    }

    private static Origin origin(String item) throws InvalidValueException {
        if (item.indexOf('*') >= 0) {
            throw new InvalidValueException("contains a wildcard", "list each origin");
        }
        Origin origin = Origin.parse(item);
        if (origin == null) {
            throw new InvalidValueException("contains an item that is not an origin", REMEDY);
        }
        return origin;
    }
}
