package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.descriptor.ApplicationFiles;
import io.github.jwtfilter.internal.descriptor.EntryFolders;
import io.github.jwtfilter.internal.descriptor.WebXml;
import io.github.jwtfilter.internal.descriptor.WebXmlReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A web application that is not deployed, as one file, or as the directory of an unpacked one. */
final class War implements ApplicationFiles, Closeable {
    private static final String WEB_XML = "/WEB-INF/web.xml";

    private final Path file;
    private final @Nullable ZipFile zip;
    private final EntryFolders folders;

    private War(Path file, @Nullable ZipFile zip, EntryFolders folders) {
        this.file = file;
        this.zip = zip;
        this.folders = folders;
    }

    /** Returns whether the name is that of a WAR, or of a directory with {@code WEB-INF}. */
    static boolean isNamed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".war") || Files.isDirectory(file.resolve("WEB-INF"));
    }

    /**
     * Returns whether servers deploy it at the root: Tomcat and Jetty do by its name. The path of others is not
     * certain.
     */
    boolean isRoot() {
        return file.toAbsolutePath().getFileName().toString().matches("(?i)ROOT(##.*)?(?:\\.war)?");
    }

    static War open(Path file) {
        if (Files.isDirectory(file)) {
            return new War(file, null, FolderListing.of(file));
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            EntryFolders folders = new EntryFolders();
            zip.stream().forEach(entry -> folders.add(entry.getName()));
            return new War(file, zip, folders);
        } catch (ZipException e) {
            throw new UnusableInput(file + ": the file is not a WAR file");
        } catch (IOException e) {
            throw new UnusableInput(file + ": the file does not exist, or cannot be read");
        }
    }

    /** Returns the descriptor, which is optional since Servlet 3.0. */
    @Nullable
    WebXml descriptor() {
        try (InputStream in = open(WEB_XML)) {
            return in == null ? null : WebXmlReader.read(in);
        } catch (IOException e) {
            throw new UnusableInput(file + ": " + WEB_XML + " " + e.getMessage());
        }
    }

    @Override
    public Set<String> paths(String folder) {
        return folders.paths(folder);
    }

    @Override
    public @Nullable InputStream open(String path) throws IOException {
        if (zip == null) {
            Path entry = file.resolve(path.substring(1)).normalize();
            return entry.startsWith(file.normalize()) && Files.isRegularFile(entry)
                    ? Files.newInputStream(entry)
                    : null;
        }
        ZipEntry entry = zip.getEntry(path.substring(1));
        return entry == null || entry.isDirectory() ? null : zip.getInputStream(entry);
    }

    /** Returns a class loader for {@code classpath:} in settings, without the libraries. */
    ClassLoader classes() {
        return new ClassLoader(null) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                try {
                    return War.this.open("/WEB-INF/classes/" + name);
                } catch (IOException e) {
                    return null;
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
