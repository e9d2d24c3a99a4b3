package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Writes new key files into a directory. An existing file is never modified: it may be the key in use. */
final class KeyFiles {
    private final Path directory;
    private final List<Path> written = new ArrayList<>();

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

    /**
     * Writes a second file with the suffix {@code .new}, and renames it when it is complete and on the disk: a full disk leaves neither
     * a part of a key nor one of several files.
     */
    private void write(String name, String content, FileAttribute<?>[] attributes) throws IOException {
        Path file = directory.resolve(name);
        Path next = directory.resolve(name + ".new");
        try {
            FileChannel.open(next, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)
                    .close();
        } catch (FileAlreadyExistsException e) {
            throw taken(next);
        }
        try {
            fill(next, content);
            Files.move(next, file); // fails if the file exists
            written.add(file);
        } catch (FileAlreadyExistsException e) {
            remove(next);
            throw taken(file);
        } catch (IOException e) {
            remove(next);
            throw e;
        }
    }

    private static void fill(Path file, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Removes an incomplete file, and the files that belong to it. */
    private void remove(Path incomplete) throws IOException {
        Files.deleteIfExists(incomplete);
        for (Path file : written) {
            Files.deleteIfExists(file);
        }
    }
}
