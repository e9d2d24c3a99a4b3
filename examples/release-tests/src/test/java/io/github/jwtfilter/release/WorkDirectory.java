package io.github.jwtfilter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories for tests, which keep their content until the next run. */
final class WorkDirectory {
    private WorkDirectory() {}

    static Path empty(String name) throws IOException {
        Path directory = Build.workDirectory().resolve(name);
        if (Files.exists(directory)) {
            delete(directory);
        }
        return Files.createDirectories(directory);
    }

    private static void delete(Path directory) throws IOException {
        List<Path> content;
        try (Stream<Path> files = Files.walk(directory)) {
            content = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : content) {
            Files.delete(file);
        }
    }
}
