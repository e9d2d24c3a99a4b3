package io.github.jwtfilter.settings.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Claim names that contain dots, such as URLs (Auth0, Hasura) and {@code kubernetes.io}, in paths that do not escape them. */
final class DottedNames {
    private static final Pattern NAME = Pattern.compile("^(?:https?://[^/]*|kubernetes\\.io(?=[./\\[]|$))");
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
