package io.github.jwtfilter.internal.path;

import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.Set;

/**
 * Checks that the path that the server returns is the plain decoding of the path that the client sent.
 *
 * <p>The other checks cover the known behavior of servers. This one covers the unknown: a server that cuts, maps, folds
 * or decodes anything beyond RFC 3986 returns another path than that of the request URI. It costs one more pass and
 * depends on little: the context path is skipped by the number of its segments, since servers differ in whether they
 * return it encoded or decoded. The known treatment of ordinary paths is accepted: a welcome file follows the slash of
 * its directory, and {@code +} may have become a blank (GlassFish, older Liberty); rules see either as it will be
 * served.
 */
final class SamenessCheck {
    private static final int NOT_SAME = -1;

    private final boolean latin1;

    SamenessCheck(Set<PathAllowance> allowed) {
        latin1 = allowed.contains(PathAllowance.LATIN_1);
    }

    /** Compares texts that have passed the other checks. */
    boolean passes(String rawPath, int end, String contextPath, String path) {
        int segments = segments(contextPath);
        return requested(Escapes.ofUtf8(rawPath, end), segments, path) >= 0
                || (latin1 && requested(Escapes.ofLatin1(rawPath, end), segments, path) >= 0);
    }

    /**
     * Returns the length of the part of the path that the client sent, without a welcome file; negative if the paths
     * differ.
     */
    static int requested(String rawPath, int end, String contextPath, String path) {
        int segments = segments(contextPath);
        int length = requested(Escapes.ofUtf8(rawPath, end), segments, path);
        return length < 0 ? requested(Escapes.ofLatin1(rawPath, end), segments, path) : length;
    }

    private static int segments(String contextPath) {
        int segments = 0;
        boolean slash = true;
        for (int i = 0; i < contextPath.length(); i++) {
            boolean next = contextPath.charAt(i) == '/';
            segments += slash && !next ? 1 : 0;
            slash = next;
        }
        return segments;
    }

    private static int requested(Escapes escapes, int segmentsOfContext, String path) {
        int c = escapes.next();
        for (int i = 0; i < segmentsOfContext; i++) {
            while (c == '/') {
                c = escapes.next();
            }
            if (c < 0) {
                return NOT_SAME;
            }
            while (c >= 0 && c != '/') {
                c = escapes.next();
            }
        }
        // The context root may be requested without its slash.
        if (c == Escapes.END) {
            return path.length() <= 1 ? path.length() : NOT_SAME;
        }
        return requestedBelow(c, escapes, path.isEmpty() ? "/" : path);
    }

    private static int requestedBelow(int first, Escapes escapes, String path) {
        int at = 0;
        boolean slash = false;
        int c = first;
        for (; c >= 0; c = escapes.next()) {
            // An empty segment is permitted so far only if the server may merge it, and the path contains none.
            boolean merged = slash && c == '/';
            if (!merged && (at == path.length() || !same(c, path.codePointAt(at)))) {
                return NOT_SAME;
            }
            at += merged ? 0 : Character.charCount(c);
            slash = c == '/';
        }
        return c == Escapes.END && (slash || at == path.length()) ? at : NOT_SAME;
    }

    private static boolean same(int sent, int decoded) {
        return sent == decoded || (sent == '+' && decoded == ' ');
    }
}
