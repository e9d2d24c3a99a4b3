package io.github.jwtfilter.internal.plan;

import io.github.jwtfilter.internal.descriptor.ApplicationFiles;
import io.github.jwtfilter.internal.descriptor.EntryFolders;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a web application that is not deployed, as an archive or as a directory. Nothing is changed in it. */
public abstract class WarSource implements ApplicationFiles, Closeable {
    /** The limit of files; the largest known applications have some ten thousand. */
    static final int MAX_FILES = 100_000;

    private static final int MAX_NAME = 1_000;

    private final Set<String> names = new LinkedHashSet<>();
    private final EntryFolders folders = new EntryFolders();

    WarSource() {}

    /**
     * Opens an application.
     *
     * @param path an archive or a directory
     * @return its files
     * @throws UnplannableException if it is neither, or has names or sizes that no application has
     */
    public static WarSource open(Path path) throws UnplannableException {
        WarSource source = Files.isDirectory(path) ? new WarDirectory(path) : WarArchive.of(path);
        if (source.names.contains("META-INF/application.xml")
                && source.paths("/WEB-INF/").isEmpty()) {
            throw new UnplannableException(
                    path + " is an EAR; extract the WAR that is to be protected, and plan for that");
        }
        if (source.paths("/WEB-INF/").isEmpty()) {
            throw new UnplannableException(path + " has no directory WEB-INF, so that it is not a web application");
        }
        return source;
    }

    /**
     * Adds a file.
     *
     * @param name its name without a leading slash
     * @throws UnplannableException if it leaves the application, is a duplicate, or exceeds a limit
     */
    final void add(String name) throws UnplannableException {
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        if (name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.matches("(?s)[A-Za-z]:.*|(?:.*/)?\\.\\.?(?:/.*)?")
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new UnplannableException("the archive has the entry \"" + shown
                    + "\", whose path leaves the archive or differs between systems; do not deploy it");
        }
        if (name.length() > MAX_NAME) {
            throw new UnplannableException(
                    "the entry \"" + shown + "\" has a name of more than " + MAX_NAME + " characters; shorten it");
        }
        if (!names.add(name)) {
            throw new UnplannableException("the archive has two entries \"" + shown
                    + "\", and servers differ in which one they use; build it again");
        }
        if (names.size() > MAX_FILES) {
            throw new UnplannableException(
                    "the application has more than " + MAX_FILES + " files, which are not examined");
        }
        folders.add(name);
    }

    /** Returns the names of all entries, without a leading slash; those of folders end in a slash. */
    final Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** Returns the signature file of the archive, or null. */
    final @Nullable String signature() {
        return names.stream()
                .filter(name -> name.matches("(?i)META-INF/[^/]+\\.SF"))
                .findFirst()
                .orElse(null);
    }

    @Override
    public final Set<String> paths(String folder) {
        return folders.paths(folder);
    }

    @Override
    public abstract @Nullable InputStream open(String path) throws IOException;

    /** Returns the name for the patched archive. */
    abstract String fileName();

    /**
     * Writes a copy.
     *
     * @param target a file that does not exist
     * @param changes the files to add or replace, by their names
     * @throws IOException if it cannot be written
     */
    abstract void copyTo(Path target, Map<String, byte[]> changes) throws IOException;
}
