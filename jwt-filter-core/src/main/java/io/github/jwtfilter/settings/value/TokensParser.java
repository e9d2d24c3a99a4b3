package io.github.jwtfilter.settings.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Parser for lists of names that are tokens in HTTP (RFC 9110 section 5.6.2). */
final class TokensParser {
    private static final String NONE = "none";
    private static final List<String> SENDER_CONSTRAINED =
            Collections.unmodifiableList(Arrays.asList("DPoP", "PoP", "GNAP"));
    private static final List<String> OTHER_CREDENTIALS =
            Collections.unmodifiableList(Arrays.asList("Basic", "Digest", "Negotiate", "NTLM", "Kerberos"));

    private TokensParser() {}

    static List<String> headerNames(String text) throws InvalidValueException {
        List<String> names = ListParser.parse(text);
        for (String name : names) {
            token(name);
        }
        return names;
    }

    static List<String> headerNamesOrNone(String text) throws InvalidValueException {
        if (text.equals(NONE)) {
            return Collections.emptyList();
        }
        List<String> names = headerNames(text);
        if (names.contains(NONE)) {
            throw new InvalidValueException("combines none with names", "write none alone, or remove it");
        }
        return names;
    }

    /** Parses an authentication scheme (RFC 9110 section 11.1); an empty text for {@code none}. */
    static String scheme(String text) throws InvalidValueException {
        if (text.equals(NONE)) {
            return "";
        }
        if (isOneOf(SENDER_CONSTRAINED, text)) {
            throw new InvalidValueException(
                    "is a scheme for tokens that are bound to a key, which the filter does not verify",
                    "let clients send bearer tokens, and write Bearer");
        }
        if (isOneOf(OTHER_CREDENTIALS, text)) {
            throw new InvalidValueException(
                    "is a scheme for other credentials than tokens",
                    "write the scheme before the token, for example Bearer, or none if the header holds only the token");
        }
        return PlainTextParser.token(text);
    }

    private static boolean isOneOf(List<String> schemes, String text) {
        return schemes.stream().anyMatch(text::equalsIgnoreCase);
    }

    static List<String> methods(String text) throws InvalidValueException {
        List<String> methods = headerNames(text);
        for (String method : methods) {
            // Methods are case-sensitive; {@code get} is a mistake for {@code GET}.
            if (!method.equals(method.toUpperCase(Locale.ROOT))) {
                throw new InvalidValueException("holds a method that is not in capitals", "write GET, POST, PUT and so on");
            }
        }
        return methods;
    }

    private static void token(String name) throws InvalidValueException {
        if (name.equals("*")) {
            throw new InvalidValueException("holds a wildcard", "list the names one by one");
        }
        PlainTextParser.token(name);
    }
}
