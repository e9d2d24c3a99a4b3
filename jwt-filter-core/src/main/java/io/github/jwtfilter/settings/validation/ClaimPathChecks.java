package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.ExposeSettings;
import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.value.ClaimPathParser;
import io.github.jwtfilter.settings.value.Placeholder;
import io.github.jwtfilter.settings.value.PlainTextParser;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports claim paths that match nothing in any token, mostly because they use the syntax of another product. */
final class ClaimPathChecks {
    /** Claims that are strings, numbers or booleans wherever they are defined (RFC 7519, OpenID Connect Core, RFC 9068, Entra). */
    private static final Set<String> WITHOUT_MEMBERS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "iss",
            "sub",
            "jti",
            "exp",
            "nbf",
            "iat",
            "typ",
            "azp",
            "sid",
            "acr",
            "nonce",
            "auth_time",
            "client_id",
            "appid",
            "oid",
            "tid",
            "upn",
            "ver",
            "scope",
            "name",
            "email",
            "email_verified",
            "preferred_username",
            "unique_name",
            "username")));

    private static final Pattern ELEMENT =
            Pattern.compile("(?<!\\\\)\\[(?:-?[0-9]*|#|'[^']*'|\"[^\"]*\")]|\\.(?:[0-9]+|\\*|#)(?=\\.|$)");

    /** The name of a member in brackets, as in JSONPath. */
    private static final Pattern QUOTED_NAME = Pattern.compile("\\[['\"]([^'\"]*)['\"]]");

    private static final Pattern KEYCLOAK_WITH_OTHER_SEPARATOR =
            Pattern.compile("(?:realm_access|resource_access)(/|:|->).*");

    /** {@code [*]} without a dot behind it. */
    private static final Pattern EACH_IN_NAME = Pattern.compile("(?<!\\\\)\\[\\*](?![.\\[]|$)");

    private static final Collection<SettingKey<?>> EXPOSED = ExposeSettings.KEYS;

    private final Scope scope;
    private final Report problems;

    ClaimPathChecks(Scope scope, Report problems) {
        this.scope = scope;
        this.problems = problems;
    }

    void run(ExposeSettings expose) {
        expose.attributes().keySet().forEach(path -> checkExposed(ExposeSettings.ATTRIBUTES, path));
        expose.headers().keySet().forEach(path -> checkExposed(ExposeSettings.HEADERS, path));
    }

    /** A blank in a name is intended here: it requires quotes. */
    private void checkExposed(SettingKey<?> key, String path) {
        if (!PlainTextParser.hasBlanks(path)) {
            check(key, path);
        }
    }

    void run(IdentitySettings identity) {
        if (scope.isWritten(IdentitySettings.ROLES_CLAIMS)) {
            for (String path : identity.rolesClaims()) {
                check(IdentitySettings.ROLES_CLAIMS, path);
            }
        }
        if (scope.isWritten(IdentitySettings.PRINCIPAL_CLAIMS)) {
            checkNames(identity.principalClaims());
        }
    }

    private void checkNames(List<String> paths) {
        for (String path : paths) {
            check(IdentitySettings.PRINCIPAL_CLAIMS, path);
            if (ClaimPathParser.steps(path).contains(null)) {
                report(
                        IdentitySettings.PRINCIPAL_CLAIMS,
                        path,
                        "selects several values, but the user has one name",
                        "name a claim with a single value");
            }
        }
    }

    private void check(SettingKey<?> key, String path) {
        String fault = fault(path);
        if (fault != null) {
            report(key, path, "can never match: " + fault, remedy(key, path));
        }
    }

    private void report(SettingKey<?> key, String path, String fault, String remedy) {
        problems.finding(
                key.name(),
                "contains " + LogText.quoted(problems.displayText(key.name(), path)) + ", which " + fault,
                remedy);
    }

    private static @Nullable String fault(String path) {
        List<@Nullable String> steps = ClaimPathParser.steps(path);
        String first = steps.get(0);
        if (PlainTextParser.hasBlanks(path)) {
            return "claim names contain no blanks";
        }
        if (Placeholder.isIn(path)) {
            return "a placeholder was not replaced";
        }
        if (path.startsWith("$")
                || path.startsWith("@.")
                || path.startsWith("/")
                || path.startsWith("#/")
                || KEYCLOAK_WITH_OTHER_SEPARATOR.matcher(path).matches()) {
            return "a path consists of names joined by dots, not of JSONPath or JSON Pointer syntax";
        }
        if (first == null) {
            return "the token itself is not an array";
        }
        if (steps.contains("")) {
            return "a name is missing before or after a dot";
        }
        if (path.indexOf('\'') >= 0 && path.indexOf('[') < 0) {
            return "no claim has a quote in its name";
        }
        if (steps.contains("*") || ELEMENT.matcher(path).find() || hasBracket(path)) {
            return "only [*] after a name selects the elements of an array; there is no wildcard for the members of an"
                    + " object";
        }
        if (DottedNames.isUnescaped(path)) {
            return "the dots in the name of the claim are not escaped";
        }
        return steps.size() > 1 && WITHOUT_MEMBERS.contains(first) ? "the claim " + first + " has no members" : null;
    }

    /** Returns whether a name contains a bracket without a backslash before it. */
    private static boolean hasBracket(String path) {
        String rest = path.replace(ClaimPathParser.EACH, "");
        int bracket = rest.indexOf('[');
        return (bracket >= 0 && (bracket == 0 || rest.charAt(bracket - 1) != '\\'))
                || EACH_IN_NAME.matcher(path).find();
    }

    /** Returns the remedy, with the path that was probably meant unless the value results from an expression. */
    private String remedy(SettingKey<?> key, String path) {
        if (PlainTextParser.hasBlanks(path)) {
            return "separate several claims by commas";
        }
        String intended = intended(path);
        if (EXPOSED.contains(key)) {
            return "write a claim as in roles.claims, such as email or realm_access.roles";
        }
        return intended == null || !problems.displayText(key.name(), path).equals(path)
                ? "write the name of a claim, or names joined by dots, such as " + scope.own(key.name())
                        + " = realm_access.roles"
                : "write " + scope.own(key.name()) + " = " + intended;
    }

    /** Replaces names in brackets by names behind dots, in which dots are escaped. */
    private static String withNames(String path) {
        Matcher name = QUOTED_NAME.matcher(path);
        StringBuffer dotted = new StringBuffer();
        while (name.find()) {
            String plain = String.valueOf(name.group(1)).replace(".", "\\\\.");
            name.appendReplacement(dotted, Matcher.quoteReplacement("." + plain));
        }
        return name.appendTail(dotted).toString();
    }

    private static @Nullable String intended(String path) {
        String dotted = withNames(path).replaceFirst("^(?:#(?=/)|[$@]?\\.*)", "");
        dotted = dotted.indexOf('[') < 0 ? dotted.replace("'", "") : dotted;
        Matcher keycloak = KEYCLOAK_WITH_OTHER_SEPARATOR.matcher(dotted);
        if (dotted.startsWith("/")) {
            dotted = dotted.substring(1).replace('/', '.');
        } else if (keycloak.matches()) {
            dotted = dotted.replace(String.valueOf(keycloak.group(1)), ".");
        }
        dotted = DottedNames.escaped(dotted);
        dotted = EACH_IN_NAME.matcher(dotted).replaceAll("[*].");
        dotted = ELEMENT.matcher(dotted)
                .replaceAll("[*]")
                .replaceAll("\\.{2,}", ".")
                .replaceFirst("\\.$", "");
        return dotted.isEmpty() || fault(dotted) != null ? null : dotted;
    }
}
