package io.github.jwtfilter.access;

/** The paths that a rule is for. */
final class PathPattern {
    /** What {@link #text()} and {@link #extension()} are compared with. */
    enum Kind {
        /** The whole path, or all of it but a slash at its end. */
        EXACT,
        /** The path, as above, or its first segments. */
        FOLDER,
        /** The extension, where there is no path info. */
        EXTENSION,
        /** The first segments of the path and the extension of a name before it, where there is no path info. */
        FILES
    }

    private final Kind kind;
    private final String text;
    private final String extension;
    private final String written;

    private PathPattern(Kind kind, String text, String extension, String written) {
        this.kind = kind;
        this.text = text;
        this.extension = extension;
        this.written = written;
    }

    /** The pattern for one path, which has no slash at its end. */
    static PathPattern exact(String path, String written) {
        return new PathPattern(Kind.EXACT, path, "", written);
    }

    /** The pattern for a folder, which has no slash at its end, and for everything below. */
    static PathPattern folder(String path, String written) {
        return new PathPattern(Kind.FOLDER, path, "", written);
    }

    /** The pattern for an extension, given without its dot. */
    static PathPattern extension(String extension, String written) {
        return new PathPattern(Kind.EXTENSION, "", extension, written);
    }

    /** The pattern for files below a folder that have an extension. */
    static PathPattern files(String folder, String extension, String written) {
        return new PathPattern(Kind.FILES, folder, extension, written);
    }

    Kind kind() {
        return kind;
    }

    /** A path without a slash at its end, thus empty for the root and for an extension in any folder. */
    String text() {
        return text;
    }

    /** What follows the last dot of the last segment; empty if it does not matter. */
    String extension() {
        return extension;
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
        switch (kind) {
            case EXACT:
                return path.equals(text) || (path.length() == text.length() + 1 && isBelow(path));
            case FOLDER:
                return path.equals(text) || isBelow(path);
            default:
                return !pathInfo && hasExtension(path);
        }
    }

    private boolean hasExtension(String path) {
        int name = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        boolean named = kind == Kind.EXTENSION ? dot >= name : dot > name && isBelow(path);
        return named && path.substring(dot + 1).equals(extension);
    }

    private boolean isBelow(String path) {
        return path.startsWith(text) && path.startsWith("/", text.length());
    }

    /** Whether there may be a path that both mean. */
    boolean overlaps(PathPattern other) {
        if (kind == Kind.EXACT) {
            return other.fits(text, false) || other.fits(text + "/", false);
        }
        if (other.kind == Kind.EXACT) {
            return other.overlaps(this);
        }
        boolean extensions = extension.isEmpty() || other.extension.isEmpty() || extension.equals(other.extension);
        return extensions && (holdsFolder(other.text) || other.holdsFolder(text));
    }

    /** Whether every path that the other means lies in this folder. */
    boolean holdsAllOf(PathPattern other) {
        return kind == Kind.FOLDER && holdsFolder(other.text);
    }

    private boolean holdsFolder(String folder) {
        return folder.equals(text) || isBelow(folder);
    }

    /** Whether both mean the same paths. */
    boolean isSameAs(PathPattern other) {
        return kind == other.kind && text.equals(other.text) && extension.equals(other.extension);
    }
}
