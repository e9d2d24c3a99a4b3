package io.github.jwtfilter.internal.plan;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** The copy of an application with changed files, which never replaces an existing file. */
final class PatchedWar {
    private final WarSource source;
    private final Path directory;

    PatchedWar(WarSource source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    /** Writes the copy, and returns its path. An incomplete copy is deleted. */
    Path write(Map<String, byte[]> changes) throws IOException {
        Path target = directory.resolve(source.fileName());
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target);
        }
        Files.createDirectories(directory);
        Path temporary = Files.createTempDirectory(directory, ".jwt-filter-plan");
        Path partial = temporary.resolve(source.fileName());
        try {
            source.copyTo(partial, changes);
            return Files.move(partial, target);
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } finally {
            Files.deleteIfExists(partial);
            Files.deleteIfExists(temporary);
        }
    }

    private static UnplannableException exists(Path target) {
        return new UnplannableException(target + " exists already, and is not replaced; name an empty directory");
    }
}
