package io.github.jwtfilter.internal.plan;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A web application in a directory, as servers unpack it. Symbolic links in it are not followed. */
final class WarDirectory extends WarSource {
    private final Path root;
    private final Map<String, Path> files = new TreeMap<>();

    WarDirectory(Path root) throws UnplannableException {
        this.root = root;
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<Path>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    add(file, attributes);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (UnplannableException e) {
            throw e;
        } catch (IOException e) {
            throw new UnplannableException(root + " cannot be read completely; check its permissions");
        }
    }

    private void add(Path file, BasicFileAttributes attributes) throws UnplannableException {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (!attributes.isRegularFile()) {
            throw new UnplannableException(
                    file + " is a symbolic link or a special file, which is not followed; plan for the"
                            + " archive, or for a directory without links");
        }
        add(name);
        files.put(name, file);
    }

    @Override
    public @Nullable InputStream open(String path) throws IOException {
        Path file = files.get(path.substring(1));
        return file == null ? null : Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public @Nullable File onDisk(String path) {
        Path file = files.get(path.substring(1));
        return file == null ? null : file.toFile();
    }

    @Override
    String fileName() {
        String name = String.valueOf(root.toAbsolutePath().normalize().getFileName());
        return name.endsWith(".war") ? name : name + ".war";
    }

    @Override
    void copyTo(Path target, Map<String, byte[]> changes) throws IOException {
        Map<String, byte[]> added = new LinkedHashMap<>(changes);
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                byte[] content = added.remove(file.getKey());
                zip.putNextEntry(new ZipEntry(file.getKey()));
                if (content == null) {
                    Files.copy(file.getValue(), zip);
                } else {
                    zip.write(content);
                }
                zip.closeEntry();
            }
            for (Map.Entry<String, byte[]> file : added.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
