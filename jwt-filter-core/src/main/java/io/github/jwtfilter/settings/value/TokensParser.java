package io.github.jwtfilter.settings.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parser for lists of names that are tokens in HTTP (RFC 9110 section 5.6.2). */
final class TokensParser {
    private static final String NONE = "none";
    private static final List<String> SENDER_CONSTRAINED =
            Collections.unmodifiableList(Arrays.asList("DPoP", "PoP", "GNAP"));
    private static final List<String> OTHER_CREDENTIALS =
            Collections.unmodifiableList(Arrays.asList("Basic", "Digest", "Negotiate", "NTLM", "Kerberos"));

    private static final Set<String> WORDS = Collections.unmodifiableSet(
            new HashSet<>(Arrays.asList(NONE, "any", "all", "null", "true", "false", "yes", "no", "off", "on")));

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
        for (String name : names) {
            if (WORDS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidValueException(
                        "contains a word that is not a header",
                        "list headers that clients set themselves, such as Authorization, or write none in lower case");
            }
        }
        return names;
    }

    /** Parses the name of one header. */
    static String headerName(String text) throws InvalidValueException {
        if (text.matches("[\\w-]+:.*")) {
            throw new InvalidValueException(
                    "contains more than the name of a header", "write the name alone, without the colon");
        }
        return token(text);
    }

    /** Parses an authentication scheme (RFC 9110 section 11.1); an empty text for {@code none}. */
    static String scheme(String text) throws InvalidValueException {
        if (text.equals(NONE)) {
            return "";
        }
        if (isOneOf(SENDER_CONSTRAINED, text)) {
            throw new InvalidValueException(
                    "is a scheme for sender-constrained tokens, which the filter does not verify",
                    "configure clients to send bearer tokens, and write Bearer");
        }
        if (isOneOf(OTHER_CREDENTIALS, text)) {
            throw new InvalidValueException(
                    "is a scheme for credentials other than tokens",
                    "write the scheme before the token, for example Bearer, or none if the header contains only the"
                            + " token");
        }
        if (WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            throw new InvalidValueException(
                    "is not a scheme",
                    "write none in lower case if the header contains only the token, or write one scheme");
        }
        if (text.equalsIgnoreCase("Authorization")) {
            throw new InvalidValueException(
                    "is the name of a header",
                    "write the scheme, for example Bearer; the header belongs to token.header");
        }
        if (text.matches("\\w+[:=]|['\"].*|\\w+[\\s,;].*")) {
            throw new InvalidValueException(
                    "is more than a scheme",
                    "write one scheme without colon, quotes and placeholder: token.scheme = Bearer");
        }
        return token(text);
    }

    private static boolean isOneOf(List<String> schemes, String text) {
        return schemes.stream().anyMatch(text::equalsIgnoreCase);
    }

    static List<String> methods(String text) throws InvalidValueException {
        List<String> methods = headerNames(text);
        for (String method : methods) {
            // Methods are case-sensitive; {@code get} is a mistake for {@code GET}.
            if (!method.equals(method.toUpperCase(Locale.ROOT))) {
                throw new InvalidValueException(
                        "contains a method that is not in upper case", "write GET, POST, PUT and so on");
            }
        }
        return methods;
    }

    /** Parses a token. RFC 9110 permits backticks, but in practice they come from text copied from Markdown. */
    private static String token(String name) throws InvalidValueException {
        if (name.equals("*")) {
            throw new InvalidValueException("contains a wildcard", "list each name");
        }
        PlainTextParser.markup(name);
        return PlainTextParser.token(name);
    }
}
