package io.github.jwtfilter.internal.descriptor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a web application, deployed or not, with the paths of a servlet context. */
public interface ApplicationFiles {
    /**
     * Returns the entries of a folder.
     *
     * @param folder a path that starts and ends with a slash
     * @return the paths of its files, and those of its folders with a trailing slash; null if there is no such folder
     */
    @Nullable
    Set<String> paths(String folder);

    /**
     * Opens a file.
     *
     * @param path a path that starts with a slash
     * @return its content, or null if there is no such file
     * @throws IOException if it cannot be read
     */
    @Nullable
    InputStream open(String path) throws IOException;

    /**
     * Returns the location of a file in the file system.
     *
     * @param path a path that starts with a slash
     * @return the file, or null if the application is not unpacked or the location is unknown
     */
    default @Nullable File onDisk(String path) {
        return null;
    }
}
