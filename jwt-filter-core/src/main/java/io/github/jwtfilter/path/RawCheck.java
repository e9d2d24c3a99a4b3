package io.github.jwtfilter.path;

import io.github.jwtfilter.settings.PathAllowance;
import java.util.Set;

/** Whether a request URI holds nothing that servers are known to decode, cut or normalise differently. */
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

    /** The text up to the end that is given; the first path parameter, if any, begins there. */
    boolean passes(String rawPath, int end) {
        if (end > 0 && rawPath.charAt(0) != '/') {
            return false;
        }
        // Any octets are ISO-8859-1; which of both readings the server chose is seen when its path is compared.
        Escapes escapes = latin1 ? Escapes.ofLatin1(rawPath, end) : Escapes.ofUtf8(rawPath, end);
        // As if a segment came before the first slash, so that this one ends no empty segment.
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
     * Characters outside of ASCII do not belong into a URI unescaped (RFC 3986 section 2). Some servers hand them on all the
     * same, in one encoding or another, and nobody can tell which.
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
                // Also tells what is malformed, a negative number.
                return c >= ' ' && c != 0x7F;
        }
    }
}
