package io.github.jwtfilter.internal.path;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Transformations by which servers derive a decoded path from an encoded one, singly and combined, correct and
 * incorrect.
 */
final class Servers {
    static final List<UnaryOperator<String>> ALL = List.of(
            path -> path,
            Servers::decoded,
            path -> decoded(cut(path)),
            path -> cut(decoded(path)),
            path -> normalised(decoded(cut(path))),
            path -> decoded(normalised(cut(path))),
            path -> decoded(cut(normalised(path))),
            path -> normalised(decoded(cut(path)).replace('\\', '/')),
            path -> merged(decoded(cut(path))),
            path -> decoded(cut(path), StandardCharsets.ISO_8859_1),
            path -> decoded(cut(path)).replace('+', ' '),
            path -> decoded(decoded(cut(path))),
            path -> normalised(decoded(decoded(cut(path)))),
            path -> decoded(cut(path)).strip(),
            path -> decoded(cut(path)).replace("\0", ""),
            path -> decoded(cut(path)) + (path.endsWith("/") ? "index.html" : ""),
            path -> path.indexOf(';') < 0 ? decoded(path) : decoded(path.substring(0, path.indexOf(';'))));

    private Servers() {}

    /** Decodes a path once more: a path is safe only if these results are safe too. */
    static String readAgain(String path) {
        String slashes = merged(cut(decoded(path)).replace('\\', '/'));
        return Arrays.stream(normalised(slashes).split("/", -1))
                .map(segment -> segment.replaceAll("[. ]+$", ""))
                .collect(Collectors.joining("/"))
                .replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}#\\x{fffd}]", "");
    }

    private static String decoded(String path) {
        return decoded(path, StandardCharsets.UTF_8);
    }

    /** Decodes leniently, as many servers do: malformed escapes are unchanged. */
    private static String decoded(String path, Charset charset) {
        byte[] octets = path.getBytes(charset);
        byte[] decoded = new byte[octets.length];
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            boolean escape = octets[i] == '%'
                    && i + 2 < octets.length
                    && Character.digit((char) octets[i + 1], 16) >= 0
                    && Character.digit((char) octets[i + 2], 16) >= 0;
            decoded[length++] = escape
                    ? (byte)
                            (Character.digit((char) octets[i + 1], 16) << 4 | Character.digit((char) octets[i + 2], 16))
                    : octets[i];
            i += escape ? 2 : 0;
        }
        return new String(decoded, 0, length, charset);
    }

    private static String cut(String path) {
        return path.replaceAll(";[^/]*", "");
    }

    private static String merged(String path) {
        return path.replaceAll("/{2,}", "/");
    }

    private static String normalised(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String last = "";
        for (String segment : path.split("/", -1)) {
            last = segment;
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean directory = last.isEmpty() || last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (directory && !kept.isEmpty() ? "/" : "");
    }
}
