package io.github.jwtfilter.resource;

import java.io.IOException;

/** Reads the files that settings name. */
public interface Resources {
    /**
     * Reads one file whole.
     *
     * @param location {@code file:…}, {@code classpath:…}, {@code /WEB-INF/…}, an absolute path, or a path relative to
     *     the settings file
     * @param maxBytes the most that is read
     * @return the content
     * @throws IOException if there is no such file, it cannot be read or it is larger; the message says which, names the
     *     place that was looked at, and holds nothing of the content
     */
    byte[] read(String location, int maxBytes) throws IOException;
}
