package io.github.jwtfilter.internal.resource;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Operations on paths with slashes as separators on every platform: those of class loaders and web applications. */
final class SlashPath {
    private SlashPath() {}

    /** Returns the path without dot segments and without a leading slash. */
    static String normalized(String path) throws IOException {
        if (path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            throw new IOException("the location contains a character that is not allowed here; separate folders by /");
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    throw new IOException("the location leads out of the application by \"..\"");
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }

    /** Resolves a location against the directory of a file. */
    static String resolveSibling(String file, String location) {
        return file.substring(0, file.lastIndexOf('/') + 1) + location;
    }
}
