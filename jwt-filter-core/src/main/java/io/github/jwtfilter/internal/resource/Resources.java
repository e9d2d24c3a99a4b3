package io.github.jwtfilter.internal.resource;

import java.io.IOException;

/** Reads the files that the settings refer to. */
public interface Resources {
    /**
     * Reads a whole file.
     *
     * @param location {@code file:…}, {@code classpath:…}, {@code /WEB-INF/…}, an absolute path, or a path relative to the
     *     settings file
     * @param maxBytes the maximum size in bytes
     * @return the content
     * @throws IOException if the file is missing, cannot be read or is too large; the message states the cause and the
     *     resolved location, without any content
     */
    byte[] read(String location, int maxBytes) throws IOException;

    /**
     * Returns whether every user of the machine can read a file.
     *
     * @param location as for {@link #read}
     * @return false if that is not known, as in file systems without POSIX permissions, and for files of a web application
     */
    default boolean isReadableByOthers(String location) {
        return false;
    }
}
