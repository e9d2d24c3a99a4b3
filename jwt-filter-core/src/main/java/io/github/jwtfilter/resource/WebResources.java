package io.github.jwtfilter.resource;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Opens what stands in a web application. A servlet context does so by its method {@code getResourceAsStream}. */
@FunctionalInterface
public interface WebResources {
    /**
     * Opens a file.
     *
     * @param path a path without dot segments that starts with {@code /WEB-INF/}
     * @return its content, which the caller closes, or null if there is no such file
     * @throws IOException if it cannot be opened
     */
    @Nullable
    InputStream open(String path) throws IOException;
}
