package io.github.jwtfilter.internal.authorization;

import org.jspecify.annotations.Nullable;

/** A pattern that matches the paths of a rule. */
final class PathPattern {
    /** The parts of a path to which {@link #text()} and {@link #extension()} are compared. */
    enum Kind {
        /** The whole path, with or without a trailing slash. */
        EXACT,
        /** The path, as for {@link #EXACT}, or its first segments. */
        FOLDER,
        /** The extension, without path info. */
        EXTENSION,
        /** The first segments of the path and the extension of the last segment, without path info. */
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

    /** Returns the pattern for one path, given without a trailing slash. */
    static PathPattern exact(String path, String written) {
        return new PathPattern(Kind.EXACT, path, "", written);
    }

    /** Returns the pattern for a folder, given without a trailing slash, and everything below it. */
    static PathPattern folder(String path, String written) {
        return new PathPattern(Kind.FOLDER, path, "", written);
    }

    /** Returns the pattern for an extension, given without its dot. */
    static PathPattern extension(String extension, String written) {
        return new PathPattern(Kind.EXTENSION, "", extension, written);
    }

    /** Returns the pattern for files with an extension below a folder. */
    static PathPattern files(String folder, String extension, String written) {
        return new PathPattern(Kind.FILES, folder, extension, written);
    }

    Kind kind() {
        return kind;
    }

    /** Returns the path without a trailing slash, thus empty for the root and for an extension in any folder. */
    String text() {
        return text;
    }

    /** Returns the text after the last dot of the last segment; empty if any extension matches. */
    String extension() {
        return extension;
    }

    /** Returns the pattern as written in the settings. */
    String written() {
        return written;
    }

    /** Returns a path that the pattern matches. */
    String example() {
        switch (kind) {
            case EXACT:
                return text.isEmpty() ? "/" : text;
            case FOLDER:
                return text + "/";
            default:
                return text + "/example." + extension;
        }
    }

    /** Returns whether every path matches. */
    boolean isEverything() {
        return kind == Kind.FOLDER && text.isEmpty();
    }

    /** Returns whether the pattern matches a folder, for which a welcome file may be served. */
    boolean isFolder() {
        return kind == Kind.FOLDER || (kind == Kind.EXACT && written.endsWith("/"));
    }

    /** Returns whether a path matches, a part of which may be path info. */
    boolean matches(String path, boolean pathInfo) {
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

    /** Returns whether a path may exist that both patterns match. */
    boolean overlaps(PathPattern other) {
        if (kind == Kind.EXACT) {
            return other.matches(text, false) || other.matches(text + "/", false);
        }
        if (other.kind == Kind.EXACT) {
            return other.overlaps(this);
        }
        boolean extensions = extension.isEmpty() || other.extension.isEmpty() || extension.equals(other.extension);
        return extensions && (containsFolder(other.text) || other.containsFolder(text));
    }

    /** Returns the folder below which both patterns may match paths, apart from their extensions, or null. */
    @Nullable
    String commonFolder(PathPattern other) {
        if (containsFolder(other.text)) {
            return other.text;
        }
        return other.containsFolder(text) ? text : null;
    }

    /** Returns whether this folder contains every path that the other pattern matches. */
    boolean containsAll(PathPattern other) {
        return kind == Kind.FOLDER && containsFolder(other.text);
    }

    private boolean containsFolder(String folder) {
        return folder.equals(text) || isBelow(folder);
    }

    /** Returns whether both patterns match the same paths. */
    boolean isSameAs(PathPattern other) {
        return kind == other.kind && text.equals(other.text) && extension.equals(other.extension);
    }
}
