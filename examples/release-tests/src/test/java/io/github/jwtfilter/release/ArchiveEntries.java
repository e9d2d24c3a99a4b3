package io.github.jwtfilter.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The entries of a JAR in order, with the properties that could differ between two builds. */
final class ArchiveEntries {
    private ArchiveEntries() {}

    static List<String> names(Path jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** A line for each entry: name, time, size and a hash of its content. */
    static List<String> described(Path jar) throws IOException {
        List<String> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                entries.add(entry.getName() + " " + entry.getTimeLocal() + " " + content.length + " "
                        + Arrays.hashCode(content));
            }
        }
        return entries;
    }
}
