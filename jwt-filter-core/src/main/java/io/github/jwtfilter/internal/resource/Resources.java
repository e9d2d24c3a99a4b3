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
}
