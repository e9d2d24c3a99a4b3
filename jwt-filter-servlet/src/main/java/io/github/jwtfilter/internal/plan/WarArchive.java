package io.github.jwtfilter.internal.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A web application in an archive. */
final class WarArchive extends WarSource {
    private final Path path;
    private final ZipFile zip;

    private WarArchive(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    static WarArchive of(Path path) throws UnplannableException {
        WarArchive archive;
        try {
            archive = new WarArchive(path, new ZipFile(path.toFile()));
        } catch (ZipException | IllegalArgumentException e) {
            throw new UnplannableException(path + " is not a WAR file, or is damaged");
        } catch (IOException e) {
            throw new UnplannableException(path + ": there is no such file, or it cannot be read");
        }
        try {
            Enumeration<? extends ZipEntry> entries = archive.zip.entries();
            while (entries.hasMoreElements()) {
                archive.add(entries.nextElement().getName());
            }
            return archive;
        } catch (UnplannableException | RuntimeException e) {
            archive.closeQuietly();
            throw e;
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // The reason for closing is reported.
        }
    }

    @Override
    public @Nullable InputStream open(String file) throws IOException {
        ZipEntry entry = zip.getEntry(file.substring(1));
        return entry == null || entry.isDirectory() ? null : zip.getInputStream(entry);
    }

    @Override
    String fileName() {
        return String.valueOf(path.getFileName());
    }

    @Override
    void copyTo(Path target, Map<String, byte[]> changes) throws IOException {
        ZipCopy.write(path, target, changes);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
