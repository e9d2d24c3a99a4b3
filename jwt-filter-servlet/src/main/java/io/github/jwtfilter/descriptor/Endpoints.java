package io.github.jwtfilter.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Finds out whether an application has WebSocket endpoints, by its class files. */
public final class Endpoints {
    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String LIBRARIES = "/WEB-INF/lib/";
    private static final int MAX_CLASS_BYTES = 4 * 1024 * 1024;
    private static final int MAX_FILES = 200_000;

    private final ApplicationFiles files;
    private int left = MAX_FILES;

    private Endpoints(ApplicationFiles files) {
        this.files = files;
    }

    /**
     * Looks for an endpoint. Of libraries only those count that bring endpoints of their own: many just could.
     *
     * @param files the files of the application
     * @return true if there is a class that is one or registers some, or if there is too much to look at
     * @throws IOException if a file cannot be read
     */
    public static boolean anyIn(ApplicationFiles files) throws IOException {
        Endpoints endpoints = new Endpoints(files);
        return endpoints.inClasses() || endpoints.inLibraries();
    }

    private boolean inClasses() throws IOException {
        Deque<String> folders = new ArrayDeque<>(Collections.singleton(CLASSES));
        while (!folders.isEmpty()) {
            for (String path : paths(folders.remove())) {
                if (path.endsWith("/")) {
                    folders.add(path);
                } else if (path.endsWith(".class") && isConcerned(path)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isConcerned(String path) throws IOException {
        try (InputStream in = files.open(path)) {
            return isTooMuch() || (in != null && EndpointClass.isConcerned(Bytes.read(in, MAX_CLASS_BYTES)));
        }
    }

    private boolean inLibraries() throws IOException {
        for (String path : paths(LIBRARIES)) {
            if (path.endsWith(".jar") && isIn(path)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(String library) throws IOException {
        try (InputStream in = files.open(library)) {
            if (in == null) {
                return false;
            }
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean found = entry.getName().endsWith(".class")
                        && EndpointClass.isAnnotated(Bytes.read(zip, MAX_CLASS_BYTES));
                if (isTooMuch() || found) {
                    return true;
                }
            }
            return false;
        }
    }

    private Set<String> paths(String folder) {
        Set<String> paths = files.paths(folder);
        return paths == null ? Collections.emptySet() : paths;
    }

    private boolean isTooMuch() {
        return --left < 0;
    }
}
