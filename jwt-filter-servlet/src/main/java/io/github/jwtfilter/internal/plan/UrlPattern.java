package io.github.jwtfilter.internal.plan;

/** A URL pattern of a deployment descriptor (Servlet 3.0 section 12.2). Immutable. */
public final class UrlPattern {
    /** The kinds, in the order in which containers prefer them. */
    enum Kind {
        EXACT,
        PREFIX,
        EXTENSION,
        DEFAULT
    }

    private final String written;
    private final Kind kind;
    private final String text;

    private UrlPattern(String written, Kind kind, String text) {
        this.written = written;
        this.kind = kind;
        this.text = text;
    }

    /**
     * Parses a pattern.
     *
     * @param written the pattern as declared
     * @return the pattern
     */
    public static UrlPattern of(String written) {
        if (written.equals("/")) {
            return new UrlPattern(written, Kind.DEFAULT, "");
        }
        if (written.isEmpty()) {
            return new UrlPattern(written, Kind.EXACT, "/"); // the root of the application, Servlet 3.0
        }
        if (written.startsWith("*.")) {
            // Containers compare the text after the last dot, or never find a match.
            return new UrlPattern(written, Kind.EXTENSION, written.substring(written.lastIndexOf('.') + 1));
        }
        boolean prefix = written.startsWith("/") && written.endsWith("/*");
        return prefix
                ? new UrlPattern(written, Kind.PREFIX, decoded(written.substring(0, written.length() - 2)))
                : new UrlPattern(written, Kind.EXACT, decoded(written));
    }

    /** Replaces escapes of ASCII characters, which containers decode in patterns too; others are kept. */
    private static String decoded(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escape = c == '%' && pattern.substring(i).matches("(?s)%[2-7][0-9A-Fa-f].*");
            if (escape) {
                text.append((char) Integer.parseInt(pattern.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    Kind kind() {
        return kind;
    }

    /** Returns the path, that of a folder without its slash; or the extension. */
    String text() {
        return text;
    }

    /** Returns the pattern as declared. */
    String written() {
        return written;
    }

    /** Returns whether every path matches, before extensions are considered. */
    boolean isEverything() {
        return kind == Kind.PREFIX && text.isEmpty();
    }

    /**
     * Returns whether a path matches.
     *
     * @param path a decoded path, below the application
     * @return true if it matches
     */
    public boolean matches(String path) {
        switch (kind) {
            case EXACT:
                return path.equals(text);
            case PREFIX:
                return path.equals(text) || path.startsWith(text + "/");
            case EXTENSION:
                String name = path.substring(path.lastIndexOf('/') + 1);
                int dot = name.lastIndexOf('.');
                return dot >= 0 && name.substring(dot + 1).equals(text);
            default:
                return true;
        }
    }

    /**
     * Returns whether a container prefers this pattern to another one that matches the same path.
     *
     * @param other the other pattern
     * @return true if this one is preferred
     */
    public boolean precedes(UrlPattern other) {
        return kind == other.kind ? text.length() > other.text.length() : kind.compareTo(other.kind) < 0;
    }

    /** Returns the pattern of an access rule for the same paths. */
    String rulePattern() {
        String pattern;
        switch (kind) {
            case EXACT:
                pattern = text;
                break;
            case EXTENSION:
                pattern = "*." + text;
                break;
            default:
                pattern = text + "/**";
        }
        return quoted(pattern);
    }

    /** Returns a pattern of an access rule, in quotes if it needs them. */
    static String quoted(String pattern) {
        boolean plain = pattern.chars().noneMatch(c -> Character.isWhitespace(c) || ",:\"".indexOf(c) >= 0);
        return plain ? pattern : '"' + pattern.replace("\"", "\"\"") + '"';
    }

    /** Returns whether no request for such a path gets past the path guard, so that no rule is needed. */
    boolean isUnreachable() {
        return text.contains("//")
                || text.matches("(?s).*(?:^|/)\\.{1,2}(?:/.*|$)|.* (?:/.*)?")
                || text.chars().anyMatch(c -> ";?\\%\ufffd".indexOf(c) >= 0 || Character.isISOControl(c));
    }

    /** Returns whether it has an asterisk that is not a wildcard, which was probably meant as one. */
    boolean isMalformed() {
        return text.indexOf('*') >= 0
                || (kind == Kind.EXACT && !text.startsWith("/"))
                || (kind == Kind.EXTENSION && (text.isEmpty() || text.indexOf('/') >= 0));
    }

    @Override
    public String toString() {
        return written.isEmpty() ? "(the root)" : written;
    }
}
