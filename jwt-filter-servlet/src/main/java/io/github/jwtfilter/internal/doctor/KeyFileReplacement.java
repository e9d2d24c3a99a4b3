package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the content of a key file in one step, so that an application reads the old or the new keys, never a part. The new
 * file has the owner, the group and the permissions of the old one. A second file with the suffix {@code .new} contains the new
 * content until then; as long as it exists, no other replacement starts.
 */
final class KeyFileReplacement implements AutoCloseable {
    private static final int MAX_BYTES = 256 * 1024;

    private final Path file;
    private final Path next;

    private KeyFileReplacement(Path file, Path next) {
        this.file = file;
        this.next = next;
    }

    /** Starts a replacement. A symbolic link is followed, so that it remains one. */
    static KeyFileReplacement of(Path named) throws IOException {
        Path file = named.toRealPath();
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes = posix(file) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                };
        try {
            FileChannel.open(next, options, attributes).close();
        } catch (FileAlreadyExistsException e) {
            throw new UnusableInput(
                    next + " exists: another rotation is running, or was interrupted; if none is running,"
                            + " remove that file.");
        }
        return new KeyFileReplacement(file, next);
    }

    byte[] content() throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new UnusableInput(file + " is larger than " + MAX_BYTES + " bytes.");
        }
        return Files.readAllBytes(file);
    }

    /** Writes the second file, and returns it. */
    Path write(String content) throws IOException {
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true); // before the rename, so that no crash leaves an empty file
        }
        return next;
    }

    /** Replaces the first file by the second one. */
    void replace() throws IOException {
        copyAttributes();
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void copyAttributes() throws IOException {
        PosixFileAttributeView from = posix(file);
        PosixFileAttributeView to = posix(next);
        if (from == null || to == null) {
            return;
        }
        PosixFileAttributes wanted = from.readAttributes();
        PosixFileAttributes present = to.readAttributes();
        try {
            if (!wanted.owner().equals(present.owner())) {
                to.setOwner(wanted.owner());
            }
            if (!wanted.group().equals(present.group())) {
                to.setGroup(wanted.group());
            }
        } catch (IOException e) {
            throw new UnusableInput(file + " belongs to " + wanted.owner().getName() + " and the group "
                    + wanted.group().getName()
                    + ", which this user cannot set on the new file; run the command as that user.");
        }
        to.setPermissions(new HashSet<>(wanted.permissions()));
    }

    private static @Nullable PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }

    /** Removes the second file, unless it has replaced the first one. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(next);
    }
}
