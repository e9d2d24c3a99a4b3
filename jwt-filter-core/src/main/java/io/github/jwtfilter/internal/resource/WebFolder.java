package io.github.jwtfilter.internal.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An unpacked web application in a directory, for programs outside of its server. */
final class WebFolder implements WebResources {
    private final @Nullable Path root;

    private WebFolder(@Nullable Path root) {
        this.root = root;
    }

    /**
     * Returns the nearest ancestor directory of a file that contains a {@code WEB-INF} directory; otherwise there are no web
     * resources.
     */
    static WebFolder above(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        while (directory != null && !Files.isDirectory(directory.resolve("WEB-INF"))) {
            directory = directory.getParent();
        }
        return new WebFolder(directory);
    }

    @Override
    public @Nullable InputStream open(String path) throws IOException {
        Path file = root == null ? null : root.resolve(path.substring(1));
        return file != null && Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }
}
