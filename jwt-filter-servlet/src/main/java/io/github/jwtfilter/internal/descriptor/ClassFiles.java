package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The class files of an application, in {@code WEB-INF/classes} and in libraries. The number and the size of files are
 * limited.
 */
final class ClassFiles {
    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String LIBRARIES = "/WEB-INF/lib/";
    private static final int MAX_CLASS_BYTES = 4 * 1024 * 1024;
    private static final int MAX_FILES = 200_000;
    private static final long MAX_BYTES = 1L << 30;

    /** The limit for other files in libraries, which are decompressed to find the next one. */
    private static final long MAX_SKIPPED_BYTES = 4L << 30;

    /** Examines class files one by one. */
    interface Examiner {
        /**
         * Examines a class file.
         *
         * @param file the file
         * @param place the path of the library or of the folder of classes, without a leading slash
         * @return a result that ends the search, or null to continue
         * @throws IOException if the file is damaged
         */
        @Nullable
        String examine(ClassFile file, String place) throws IOException;
    }

    private final ApplicationFiles files;
    private int filesLeft = MAX_FILES;
    private long bytesLeft = MAX_BYTES;
    private long skippedBytesLeft = MAX_SKIPPED_BYTES;

    ClassFiles(ApplicationFiles files) {
        this.files = files;
    }

    /** Returns the paths of the libraries, in a fixed order. */
    Set<String> libraries() {
        Set<String> libraries = paths(LIBRARIES);
        libraries.removeIf(path -> !Library.isNamed(path));
        return libraries;
    }

    /**
     * Examines the classes of the application itself.
     *
     * @return the first result, or null
     * @throws IOException if a file cannot be examined; the message starts with its path
     */
    @Nullable
    String findInClasses(Examiner examiner) throws IOException {
        Deque<String> folders = new ArrayDeque<>(Collections.singleton(CLASSES));
        while (!folders.isEmpty()) {
            for (String path : paths(folders.remove())) {
                if (path.endsWith("/")) {
                    folders.add(path);
                }
                String result = inFile(path, examiner);
                if (result != null) {
                    return result;
                }
            }
        }
        return null;
    }

    /**
     * Examines the classes of all libraries.
     *
     * @return the first result, or null
     * @throws IOException if a file cannot be examined; the message starts with its path
     */
    @Nullable
    String findInLibraries(Examiner examiner) throws IOException {
        for (String path : libraries()) {
            String result = findInLibrary(path, examiner);
            if (result != null) {
                return result;
            }
        }
        return null;
    }

    private @Nullable String inFile(String path, Examiner examiner) throws IOException {
        try {
            count();
            if (!path.endsWith(".class")) {
                return null;
            }
            try (InputStream in = open(path)) {
                return examine(in, examiner, place(CLASSES));
            }
        } catch (IOException e) {
            throw new IOException(path.substring(1) + " " + e.getMessage(), e);
        }
    }

    /**
     * Examines the classes of one library.
     *
     * @return the first result, or null
     * @throws IOException if a file cannot be examined; the message starts with the path of the library
     */
    @Nullable
    String findInLibrary(String path, Examiner examiner) throws IOException {
        try (InputStream in = open(path)) {
            ZipInputStream zip = new ZipInputStream(in);
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new IOException("is not a JAR file");
            }
            for (; entry != null; entry = zip.getNextEntry()) {
                count();
                if (!entry.getName().endsWith(".class")) {
                    skip(zip);
                    continue;
                }
                String result = examine(zip, examiner, place(path));
                if (result != null) {
                    return result;
                }
            }
            return null;
        } catch (IllegalArgumentException e) {
            throw new IOException(path.substring(1) + " has names of entries that cannot be decoded", e);
        } catch (IOException e) {
            throw new IOException(path.substring(1) + " " + e.getMessage(), e);
        }
    }

    private InputStream open(String path) throws IOException {
        InputStream in = files.open(path);
        if (in == null) {
            throw new IOException("cannot be opened");
        }
        return in;
    }

    private @Nullable String examine(InputStream in, Examiner examiner, String place) throws IOException {
        byte[] content = Bytes.read(in, MAX_CLASS_BYTES);
        bytesLeft -= content.length;
        ClassFile file = ClassFile.read(content);
        return file == null ? null : examiner.examine(file, place);
    }

    private void skip(InputStream in) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            skippedBytesLeft -= read;
            if (skippedBytesLeft < 0) {
                throw new IOException("has more content than is examined");
            }
        }
    }

    private void count() throws IOException {
        if (--filesLeft < 0 || bytesLeft < 0) {
            throw new IOException("exceeds the number of files that are examined");
        }
    }

    private Set<String> paths(String folder) {
        Set<String> paths = files.paths(folder);
        return paths == null ? new TreeSet<>() : new TreeSet<>(paths);
    }

    private static String place(String path) {
        return path.substring(1).replaceFirst("/$", "");
    }
}
