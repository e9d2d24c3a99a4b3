package io.github.jwtfilter.internal.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The permissions of files in file systems with POSIX attributes. */
final class FilePermissions {
    /** Where Docker, Podman and Kubernetes mount secrets: readable by everybody in the container, which runs one application. */
    private static final List<Path> OF_CONTAINERS =
            Collections.unmodifiableList(Arrays.asList(Paths.get("/run/secrets"), Paths.get("/var/run/secrets")));

    private static final Path WEB_INF = Paths.get("WEB-INF");

    private FilePermissions() {}

    /**
     * Returns whether every user of the machine can open a file: it is readable for others, and so are all directories above it.
     * False if that is not known, and for files whose permissions the administrator does not set: those of a web application,
     * which the server unpacks, and secrets of containers.
     */
    static boolean permitOthers(Path file) {
        if (isExempt(file)) {
            return false;
        }
        try {
            Path real = file.toRealPath();
            boolean open = !isExempt(real) && permits(real, PosixFilePermission.OTHERS_READ);
            for (Path parent = real.getParent(); open && parent != null; parent = parent.getParent()) {
                open = permits(parent, PosixFilePermission.OTHERS_EXECUTE);
            }
            return open;
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return false;
        }
    }

    private static boolean permits(Path file, PosixFilePermission permission) throws IOException {
        return Files.getPosixFilePermissions(file).contains(permission);
    }

    static boolean isExempt(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (OF_CONTAINERS.stream().anyMatch(path::startsWith)) {
            return true;
        }
        for (Path name : path) {
            if (name.equals(WEB_INF)) {
                return true;
            }
        }
        return false;
    }
}
