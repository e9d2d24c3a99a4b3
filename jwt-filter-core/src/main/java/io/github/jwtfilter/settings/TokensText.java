package io.github.jwtfilter.settings;

import java.util.List;
import java.util.Locale;

/** Lists of names that HTTP writes as tokens (RFC 9110 section 5.6.2). */
final class TokensText {
    private TokensText() {}

    static List<String> headerNames(String text) throws BadValue {
        List<String> names = ListText.parse(text);
        for (String name : names) {
            token(name);
        }
        return names;
    }

    static List<String> methods(String text) throws BadValue {
        List<String> methods = headerNames(text);
        for (String method : methods) {
            // Methods are case-sensitive, and whoever writes get means GET.
            if (!method.equals(method.toUpperCase(Locale.ROOT))) {
                throw new BadValue("holds a method that is not in capitals", "write GET, POST, PUT and so on");
            }
        }
        return methods;
    }

    private static void token(String name) throws BadValue {
        if (name.equals("*")) {
            throw new BadValue("holds a wildcard", "list the names one by one");
        }
        PlainText.token(name);
    }
}
