package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.Set;

/**
 * Checks that a decoded path contains nothing that a rule, a server, a file system or an application could interpret
 * differently.
 */
final class ViewCheck {
    private static final char REPLACEMENT = '\uFFFD';

    private final boolean hash;
    private final boolean percent;
    private final boolean trailingDot;

    ViewCheck(Set<PathAllowance> allowed) {
        hash = allowed.contains(PathAllowance.HASH);
        percent = allowed.contains(PathAllowance.ENCODED_PERCENT);
        trailingDot = allowed.contains(PathAllowance.TRAILING_DOT);
    }

    /** Checks a path. The empty path is that of a context root which was requested without its slash. */
    boolean passes(String path) {
        if (path.isEmpty()) {
            return true;
        }
        if (path.charAt(0) != '/') {
            return false;
        }
        int segment = 1;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                if (i == segment || !segmentPasses(path, segment, i)) {
                    return false;
                }
                segment = i + 1;
            } else if (!characterPasses(c, path, i)) {
                return false;
            }
        }
        return segment == path.length() || segmentPasses(path, segment, path.length());
    }

    private boolean characterPasses(char c, String path, int at) {
        switch (c) {
            case ';':
            case '\\':
            case REPLACEMENT:
                return false;
            case '#':
                return hash;
            case '%':
                return percent && !isEscape(path, at);
            default:
                return !Character.isISOControl(c);
        }
    }

    /** Returns whether a second decoding would find an escape here. */
    private static boolean isEscape(String path, int at) {
        return at + 2 < path.length()
                && Escapes.digit(path.charAt(at + 1)) >= 0
                && Escapes.digit(path.charAt(at + 2)) >= 0;
    }

    private boolean segmentPasses(String path, int start, int end) {
        char last = path.charAt(end - 1);
        return last != ' ' && (last != '.' || (trailingDot && isNotOnlyDots(path, start, end)));
    }

    private static boolean isNotOnlyDots(String path, int start, int end) {
        for (int i = start; i < end; i++) {
            if (path.charAt(i) != '.' && path.charAt(i) != ' ') {
                return true;
            }
        }
        return false;
    }
}
