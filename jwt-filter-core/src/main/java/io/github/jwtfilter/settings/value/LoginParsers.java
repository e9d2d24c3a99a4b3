package io.github.jwtfilter.settings.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Parsers for the parameters of an authorization request (RFC 6749 section 4.1.1, OpenID Connect Core 1.0 section 3.1.2.1). */
final class LoginParsers {
    /** A scope token (RFC 6749 section 3.3). */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7E]{1,256}");

    private static final List<String> PROMPTS =
            Collections.unmodifiableList(Arrays.asList("login", "consent", "select_account", "create"));

    private LoginParsers() {}

    static List<String> scopes(String text) throws InvalidValueException {
        List<String> scopes = ListParser.parse(text);
        for (String scope : scopes) {
            if (!SCOPE.matcher(scope).matches()) {
                throw new InvalidValueException(
                        "contains an item that is not a scope", "separate scopes by commas: openid, profile, email");
            }
        }
        return scopes;
    }

    /** Accepts printable ASCII (RFC 6749 appendix A.1). */
    static String clientId(String text) throws InvalidValueException {
        String id = PlainTextParser.parse(text);
        if (!CLIENT_ID.matcher(id).matches()) {
            throw new InvalidValueException(
                    "is not a client ID",
                    "write at most 256 characters of printable ASCII, as the provider shows them");
        }
        return id;
    }

    /** Excludes {@code none}, with which a provider never shows its login page. */
    static List<String> prompt(String text) throws InvalidValueException {
        List<String> prompts = ListParser.parse(text);
        if (!PROMPTS.containsAll(prompts)) {
            throw new InvalidValueException(
                    prompts.contains("none")
                            ? "contains none, with which the provider never shows its login page"
                            : "is not one of the accepted words",
                    "write one or more of: " + String.join(", ", PROMPTS));
        }
        return prompts;
    }

    /** Parses a path below the application, or an https URL. */
    static String destination(String text) throws InvalidValueException {
        if (!WebAddress.isDestination(text)) {
            throw new InvalidValueException(
                    "is not a page to which a browser can be sent",
                    "write a path below the application that starts with one slash, or an address that starts with"
                            + " https://; without \"..\", backslashes and fragments");
        }
        return text;
    }
}
