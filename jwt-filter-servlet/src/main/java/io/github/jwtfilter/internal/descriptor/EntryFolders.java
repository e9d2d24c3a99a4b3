package io.github.jwtfilter.internal.descriptor;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The folders of an archive, which may list its files only. */
public final class EntryFolders {
    private final Map<String, Set<String>> folders = new HashMap<>();

    /** Creates an empty archive. */
    public EntryFolders() {}

    /**
     * Adds an entry and the folders that contain it.
     *
     * @param name its name, without a leading slash, with a trailing one for a folder
     */
    public void add(String name) {
        String path = "/" + name;
        int start = 1;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash + 1;
            folders.computeIfAbsent(path.substring(0, start), unused -> new LinkedHashSet<>())
                    .add(path.substring(0, end));
            start = end;
        }
    }

    /**
     * Returns the entries of a folder.
     *
     * @param folder a path that starts and ends with a slash
     * @return the paths of its files, and those of its folders with a trailing slash; empty if there is no such folder
     */
    public Set<String> paths(String folder) {
        return Collections.unmodifiableSet(folders.getOrDefault(folder, Collections.emptySet()));
    }
}
