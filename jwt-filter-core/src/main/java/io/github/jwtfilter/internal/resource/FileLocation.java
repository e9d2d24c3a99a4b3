package io.github.jwtfilter.internal.resource;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Converts a {@code file:} URL or a plain path to a {@link Path}. */
final class FileLocation {
    private FileLocation() {}

    /** Returns the path of a {@code file:} URL (RFC 8089). */
    static Path ofUrl(String url) throws IOException {
        try {
            URI uri = new URI(url);
            String authority = uri.getAuthority();
            String path = uri.getPath();
            boolean local = authority == null || authority.equalsIgnoreCase("localhost");
            if (!local || path == null || uri.getQuery() != null || uri.getFragment() != null) {
                throw new IOException("a file: location must be an absolute path on this machine, for example"
                        + " file:///etc/app/key.pem");
            }
            return Paths.get(new URI("file", null, path, null));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException("a file: location must have its blanks and special characters percent-encoded", e);
        }
    }

    static Path ofPath(String path) throws IOException {
        try {
            return Paths.get(path);
        } catch (InvalidPathException e) {
            throw new IOException("the location is not a path of this file system", e);
        }
    }
}
