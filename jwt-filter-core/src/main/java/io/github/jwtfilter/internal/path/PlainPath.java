package io.github.jwtfilter.internal.path;

/**
 * A fast check that accepts most of the paths that all checks permit: segments of letters, digits, {@code -}, {@code _}
 * and inner dots, which the server returns exactly as they were sent. Other paths need the full checks.
 */
final class PlainPath {
    private PlainPath() {}

    static boolean is(String rawPath, String contextPath, String path) {
        int below = contextPath.length();
        return rawPath.length() == below + path.length()
                && rawPath.startsWith(contextPath)
                && rawPath.startsWith(path, below)
                && (path.isEmpty() || path.charAt(0) == '/')
                && isPlain(rawPath);
    }

    private static boolean isPlain(String rawPath) {
        char before = 'x';
        for (int i = 0; i < rawPath.length(); i++) {
            char c = rawPath.charAt(i);
            if (c == '/' ? before == '/' || before == '.' : !isOrdinary(c)) {
                return false;
            }
            before = c;
        }
        return before != '.' && rawPath.startsWith("/");
    }

    private static boolean isOrdinary(char c) {
        int letter = c | 0x20;
        return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    }
}
