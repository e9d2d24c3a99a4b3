package io.github.jwtfilter.settings.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Parser for exposed claims with their names in the application: {@code claim -> name}. */
final class ExposedNames {
    private static final List<String> OF_SERVERS = Collections.unmodifiableList(Arrays.asList(
            "java.",
            "javax.",
            "jakarta.",
            "sun.",
            "com.sun.",
            "com.ibm.",
            "weblogic.",
            "oracle.",
            "org.apache.",
            "org.eclipse.",
            "org.glassfish.",
            "org.jboss.",
            "org.wildfly.",
            "org.springframework.",
            "io.undertow.",
            "io.github.jwtfilter."));

    private ExposedNames() {}

    static Map<String, List<String>> attributes(String text) throws InvalidValueException {
        Map<String, List<String>> names = mapping(text, "attribute", UnaryOperator.identity());
        for (String name : all(names)) {
            if (OF_SERVERS.stream().anyMatch(name::startsWith)) {
                throw new InvalidValueException(
                        "names an attribute that belongs to the server, to a framework or to this filter",
                        "choose a name of the application, for example user.email");
            }
        }
        return names;
    }

    static Map<String, List<String>> headers(String text) throws InvalidValueException {
        Map<String, List<String>> names = mapping(text, "header", ReservedHeaders::comparable);
        for (Map.Entry<String, List<String>> entry : names.entrySet()) {
            for (String name : entry.getValue()) {
                header(entry.getKey(), name);
            }
        }
        return names;
    }

    private static void header(String claim, String name) throws InvalidValueException {
        if (isConventional(claim) && !isConventional(name)) {
            throw new InvalidValueException("maps a header to a claim", "write the claim first: email -> X-User-Email");
        }
        PlainTextParser.token(name);
        if (ReservedHeaders.contain(name)) {
            throw new InvalidValueException(
                    "names a header that has another meaning in HTTP, proxies, browsers or frameworks",
                    "choose a name of the application, for example X-User-Email");
        }
    }

    private static boolean isConventional(String header) {
        return header.regionMatches(true, 0, "X-", 0, 2);
    }

    private static Map<String, List<String>> mapping(String text, String kind, UnaryOperator<String> comparable)
            throws InvalidValueException {
        Map<String, List<String>> names = ListParser.parseMapping(text);
        Set<String> known = new HashSet<>();
        for (String name : all(names)) {
            if (!known.add(comparable.apply(name))) {
                throw new InvalidValueException("maps two claims to one " + kind, "map one claim to each " + kind);
            }
        }
        return names;
    }

    private static List<String> all(Map<String, List<String>> names) {
        return names.values().stream().flatMap(List::stream).collect(Collectors.toList());
    }
}
