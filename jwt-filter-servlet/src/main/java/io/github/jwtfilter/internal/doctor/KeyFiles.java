package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes new key files into a directory. An existing file is never modified: it may be the key in use. */
final class KeyFiles {
    private final Path directory;

    /**
     * Opens the directory, which is created if it does not exist. All names are checked before the first file is
     * written, so that no incomplete pair remains.
     */
    KeyFiles(Path directory, String... names) throws IOException {
        this.directory = Files.createDirectories(directory);
        for (String name : names) {
            if (Files.exists(directory.resolve(name))) {
                throw taken(directory.resolve(name));
            }
        }
    }

    private static UnusableInput taken(Path file) {
        return new UnusableInput(file + " exists already; move it away or choose another directory.");
    }

    void writePublic(String name, String content) throws IOException {
        write(name, content, new FileAttribute<?>[0]);
    }

    /** Writes a file that only its owner can read from its creation, if the file system supports owners. */
    void writePrivate(String name, String content) throws IOException {
        FileStore store = Files.getFileStore(directory);
        boolean posix = store.supportsFileAttributeView(PosixFileAttributeView.class);
        write(
                name,
                content,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    private void write(String name, String content, FileAttribute<?>[] attributes) throws IOException {
        Path file = directory.resolve(name);
        try {
            Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        }
        Files.write(file, content.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.TRUNCATE_EXISTING);
    }
}
