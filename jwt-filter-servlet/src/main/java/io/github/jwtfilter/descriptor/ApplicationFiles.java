package io.github.jwtfilter.descriptor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a web application, be it deployed or not, in the way that a servlet context shows them. */
public interface ApplicationFiles {
    /**
     * What lies in a folder.
     *
     * @param folder a path that starts and ends with a slash
     * @return the paths of its files, and those of its folders with a slash at their end; null if there is no such folder
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
     * Where a file lies on the disk.
     *
     * @param path a path that starts with a slash
     * @return the file, or null if the application is not unpacked or that is not known
     */
    default @Nullable File onDisk(String path) {
        return null;
    }
}
