package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.Set;

/** Checks that a request URI contains nothing that servers are known to decode, cut or normalize differently. */
final class RawCheck {
    private final boolean slash;
    private final boolean percent;
    private final boolean hash;
    private final boolean emptySegment;
    private final boolean latin1;

    RawCheck(Set<PathAllowance> allowed) {
        slash = allowed.contains(PathAllowance.ENCODED_SLASH);
        percent = allowed.contains(PathAllowance.ENCODED_PERCENT);
        hash = allowed.contains(PathAllowance.HASH);
        emptySegment = allowed.contains(PathAllowance.EMPTY_SEGMENT);
        latin1 = allowed.contains(PathAllowance.LATIN_1);
    }

    /** Checks the text up to the given end, which is the start of the first path parameter, if any. */
    boolean passes(String rawPath, int end) {
        if (end > 0 && rawPath.charAt(0) != '/') {
            return false;
        }
        // Any octets are ISO-8859-1; the comparison of the paths shows which encoding the server chose.
        Escapes escapes = latin1 ? Escapes.ofLatin1(rawPath, end) : Escapes.ofUtf8(rawPath, end);
        // As if a segment preceded the first slash, so that this slash ends no empty segment.
        int length = 1;
        int dots = 0;
        for (int c = escapes.next(); c != Escapes.END; c = escapes.next()) {
            if (!(escapes.escaped() ? escapedPasses(c) : literalPasses(c))) {
                return false;
            }
            if (c == '/') {
                if (length == 0 ? !emptySegment : isDotSegment(length, dots)) {
                    return false;
                }
                length = 0;
                dots = 0;
            } else {
                length++;
                dots += c == '.' ? 1 : 0;
            }
        }
        return !isDotSegment(length, dots);
    }

    private static boolean isDotSegment(int length, int dots) {
        return length == dots && (dots == 1 || dots == 2);
    }

    /**
     * Returns whether an unescaped character is permitted. Characters outside of ASCII must be escaped in a URI (RFC
     * 3986 section 2). Some servers accept them in one of several encodings, which cannot be determined.
     */
    private static boolean literalPasses(int c) {
        return c > ' ' && c < 0x7F && c != '\\' && c != '?' && c != '#';
    }

    private boolean escapedPasses(int c) {
        switch (c) {
            case '/':
                return slash;
            case '%':
                return percent;
            case '#':
                return hash;
            case '.':
            case '\\':
            case ';':
                return false;
            default:
                // Malformed input, a negative number, fails here too.
                return c >= ' ' && c != 0x7F;
        }
    }
}
