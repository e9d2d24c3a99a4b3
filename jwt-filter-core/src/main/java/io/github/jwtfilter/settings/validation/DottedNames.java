package io.github.jwtfilter.settings.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Well-known claims with dots in their names, in paths to their members (Hasura, Kubernetes). A path to such a claim itself
 * needs no escapes, since a claim with the name of the whole path is used first.
 */
final class DottedNames {
    private static final Pattern NAME =
            Pattern.compile("^(?:https://hasura\\.io(?=/jwt/claims\\.)|kubernetes\\.io(?=\\.))");
    private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.");

    private DottedNames() {}

    /** Returns whether the path starts with such a name, so that its dots separate names that no token contains. */
    static boolean isUnescaped(String path) {
        Matcher name = NAME.matcher(path);
        return name.find() && DOT.matcher(name.group()).find();
    }

    /** Returns the path with the dots of the name escaped as in a settings file. */
    static String escaped(String path) {
        Matcher name = NAME.matcher(path);
        return name.find()
                ? DOT.matcher(name.group()).replaceAll(Matcher.quoteReplacement("\\\\.")) + path.substring(name.end())
                : path;
    }
}
