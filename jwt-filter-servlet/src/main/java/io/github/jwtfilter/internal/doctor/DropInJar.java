package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.CodeSource;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The JAR with all libraries, if this program runs from it. */
final class DropInJar {
    private static final String USUAL_NAME = "jwt-filter-servlet-all.jar";

    /** A relocated library, which only that JAR contains. */
    private static final String MARK = "io/github/jwtfilter/shaded/";

    private final @Nullable Path file;

    DropInJar(@Nullable Path file) {
        this.file = file;
    }

    /** Returns the JAR of this class, if it is the one with all libraries. */
    static DropInJar running() {
        CodeSource source = DropInJar.class.getProtectionDomain().getCodeSource();
        try {
            Path path = source == null ? null : Paths.get(source.getLocation().toURI());
            return new DropInJar(path != null && Files.isRegularFile(path) && isComplete(path) ? path : null);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return new DropInJar(null);
        }
    }

    private static boolean isComplete(Path path) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().startsWith(MARK));
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the name for {@code WEB-INF/lib}. */
    String fileName() {
        String name = file == null ? "" : String.valueOf(file.getFileName());
        return name.matches("jwt-filter-servlet-.*\\.jar") ? name : USUAL_NAME;
    }

    /** Returns the JAR, or null. */
    byte @Nullable [] content() throws IOException {
        return file == null ? null : Files.readAllBytes(file);
    }
}
