package io.github.jwtfilter.access;

/** The paths that a rule is for. */
final class PathPattern {
    /** What {@link #text()} is compared with. */
    enum Kind {
        /** The whole path, or all of it but a slash at its end. */
        EXACT,
        /** The path, as above, or its first segments. */
        FOLDER,
        /** What follows the last dot of the last segment, where there is no path info. */
        EXTENSION
    }

    private final Kind kind;
    private final String text;
    private final String written;

    PathPattern(Kind kind, String text, String written) {
        this.kind = kind;
        this.text = text;
        this.written = written;
    }

    Kind kind() {
        return kind;
    }

    /** A path without a slash at its end, thus empty for the root; or an extension without its dot. */
    String text() {
        return text;
    }

    /** The pattern as it stands in the settings. */
    String written() {
        return written;
    }

    /** Whether every path is meant. */
    boolean isEverything() {
        return kind == Kind.FOLDER && text.isEmpty();
    }

    /** Whether it means a folder, which a welcome file may be served for. */
    boolean isFolder() {
        return kind == Kind.FOLDER || (kind == Kind.EXACT && written.endsWith("/"));
    }

    /** Whether a path is meant, of which a part may be path info. */
    boolean fits(String path, boolean pathInfo) {
        if (kind == Kind.EXTENSION) {
            int name = path.lastIndexOf('/') + 1;
            int dot = path.lastIndexOf('.') + 1;
            return !pathInfo && dot > name && path.substring(dot).equals(text);
        }
        int length = text.length();
        boolean below = path.startsWith(text) && path.startsWith("/", length);
        return path.equals(text) || (below && (kind == Kind.FOLDER || path.length() == length + 1));
    }

    /** Whether both mean the same paths. */
    boolean isSameAs(PathPattern other) {
        return kind == other.kind && text.equals(other.text);
    }
}
