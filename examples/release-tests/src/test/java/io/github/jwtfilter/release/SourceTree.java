package io.github.jwtfilter.release;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The source files of this project, without build output. */
final class SourceTree {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git");

    private SourceTree() {}

    /** Copies the files with the current time as their modification time. */
    static Path copyTo(Path copy) throws IOException {
        Path original = Build.projectDirectory();
        Files.walkFileTree(original, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (LEFT_OUT.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(original.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(original.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return copy;
    }
}
