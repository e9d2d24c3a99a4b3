package io.github.jwtfilter.internal.authorization;

/** A path of a page, and another one of the same page. An unknown name is an asterisk, which no pattern contains. */
final class OtherPath {
    private final String page;
    private final String path;

    OtherPath(String page, String path) {
        this.page = page;
        this.path = path;
    }

    /** Returns the path that a rule protects. */
    String page() {
        return page;
    }

    /** Returns the other path. */
    String path() {
        return path;
    }

    /** Returns the text after the last dot of the last segment; empty if there is none. */
    static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "";
    }

    static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    }

    static String withExtension(String path, String extension) {
        return extension.isEmpty() ? path : path + "." + extension;
    }
}
