package io.github.jwtfilter.access;

/** Reads patterns, and refuses those that no path can fit: the path guard lets none of these paths pass. */
final class PatternText {
    private static final int MAX_LENGTH = 1000;

    private final String written;

    private PatternText(String written) {
        this.written = written;
    }

    static PathPattern parse(String written) throws BadRule {
        return new PatternText(written).parse();
    }

    private PathPattern parse() throws BadRule {
        if (written.length() > MAX_LENGTH) {
            throw bad("is longer than " + MAX_LENGTH + " characters", "use a folder: /folder/**");
        }
        return written.startsWith("*.") ? extension() : path();
    }

    private PathPattern extension() throws BadRule {
        String extension = written.substring(2);
        if (extension.isEmpty() || extension.indexOf('.') >= 0 || extension.indexOf('/') >= 0) {
            throw bad("is no extension, which is what follows the last dot of a path", "write *.css and the like");
        }
        checkCharacters(extension);
        return new PathPattern(PathPattern.Kind.EXTENSION, extension, written);
    }

    private PathPattern path() throws BadRule {
        if (!written.startsWith("/")) {
            throw bad(
                    "does not start with a slash",
                    "start paths with /, write /** for everything, and put methods before the first path");
        }
        if (written.contains("//")) {
            throw bad("holds an empty segment, as no path does", "write single slashes");
        }
        String path = withoutEnd(written);
        checkCharacters(path);
        for (String segment : path.split("/", -1)) {
            checkSegment(segment);
        }
        boolean folder = written.endsWith("*");
        return new PathPattern(folder ? PathPattern.Kind.FOLDER : PathPattern.Kind.EXACT, path, written);
    }

    private static String withoutEnd(String pattern) {
        for (String end : new String[] {"/**", "/*", "/"}) {
            if (pattern.endsWith(end)) {
                return pattern.substring(0, pattern.length() - end.length());
            }
        }
        return pattern;
    }

    private void checkCharacters(String text) throws BadRule {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                throw bad(
                        "has an asterisk where none can stand",
                        "end the pattern in /** for a folder and everything below, or write *.css for an extension");
            }
            if (c == '%') {
                throw bad("holds %, as no path does", "write the character that is meant: paths are compared decoded");
            }
            if (c == '?') {
                throw bad("holds ?, as no path does", "write the path alone: rules do not see the query");
            }
            if (c == ';' || c == '\\' || c == '\ufffd' || Character.isISOControl(c)) {
                throw bad(
                        "holds a semicolon, a backslash, or another character that no path holds",
                        "remove it: requests for such paths are refused");
            }
        }
    }

    private void checkSegment(String segment) throws BadRule {
        if (segment.equals(".") || segment.equals("..")) {
            throw bad("holds a segment of dots, as no path does", "write the path that is meant");
        }
        if (segment.endsWith(" ")) {
            throw bad("has a segment that ends in a blank, as none does", "remove the blank");
        }
    }

    private BadRule bad(String message, String remedy) {
        return new BadRule(written, message, remedy);
    }
}
