package io.github.jwtfilter.settings.value;

import java.util.regex.Pattern;

/** Parsers for names and paths of sessions. */
final class SessionNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern TABLE_PREFIX =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,30}\\.)?[A-Za-z_][A-Za-z0-9_]{0,20}");
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~!$&'()+,=:@-]+)+");

    private SessionNames() {}

    static String name(String text) throws InvalidValueException {
        if (!NAME.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is not a name for cookies and tokens", "write 1 to 40 letters, digits, - and _");
        }
        return text;
    }

    /** Accepts no quotes: the prefix is part of SQL statements, in which it cannot be a parameter. */
    static String tablePrefix(String text) throws InvalidValueException {
        if (!TABLE_PREFIX.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is not the start of a table name",
                    "write letters, digits and _, after a schema and a dot if needed");
        }
        return text;
    }

    /** Accepts the paths that are the same in a request, a decoded path and the attribute of a cookie; no patterns with asterisks. */
    static String path(String text) throws InvalidValueException {
        if (!PATH.matcher(text).matches() || text.contains("/.")) {
            throw new InvalidValueException(
                    "is not a path", "write a slash and plain characters, without a slash at the end: /jwt/refresh");
        }
        return text;
    }
}
