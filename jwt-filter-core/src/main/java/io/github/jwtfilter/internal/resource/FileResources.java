package io.github.jwtfilter.internal.resource;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of the file system, with readable error messages. */
final class FileResources {
    private FileResources() {}

    static byte[] read(Path file, int maxBytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return BoundedContent.read(stream, file.toString(), maxBytes);
        } catch (NoSuchFileException e) {
            throw missing(file.toString());
        } catch (AccessDeniedException e) {
            throw new IOException("there is no permission to read " + file, e);
        } catch (FileSystemException e) {
            throw new IOException(file + " cannot be opened: " + e.getReason(), e);
        }
    }

    static FileNotFoundException missing(String place) {
        return new FileNotFoundException("there is no file " + place);
    }
}
