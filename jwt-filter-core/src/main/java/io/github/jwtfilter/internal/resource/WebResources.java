package io.github.jwtfilter.internal.resource;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Opens resources of a web application, as {@code ServletContext.getResourceAsStream} does. */
@FunctionalInterface
public interface WebResources {
    /**
     * Opens a file.
     *
     * @param path a path without dot segments that starts with {@code /WEB-INF/}
     * @return its content, which the caller must close, or null if the file does not exist
     * @throws IOException if it cannot be opened
     */
    @Nullable
    InputStream open(String path) throws IOException;
}
