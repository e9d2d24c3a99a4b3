package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.EntryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Lists the folders of an unpacked web application as those of an archive. */
final class FolderListing {
    private static final int MAX_DEPTH = 50;

    private FolderListing() {}

    /** Returns the entries of each folder. */
    static EntryFolders of(Path root) {
        EntryFolders folders = new EntryFolders();
        try (Stream<Path> files = Files.walk(root, MAX_DEPTH)) {
            files.filter(file -> !file.equals(root)).forEach(file -> {
                String name = root.relativize(file).toString().replace('\\', '/');
                folders.add(Files.isDirectory(file) ? name + "/" : name);
            });
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableInput(root + ": the directory cannot be read");
        }
        return folders;
    }
}
