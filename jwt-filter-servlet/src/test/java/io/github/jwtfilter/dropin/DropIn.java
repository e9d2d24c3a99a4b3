package io.github.jwtfilter.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The JAR from the current build. */
final class DropIn {
    static final Path PATH = Path.of(System.getProperty("drop-in"));

    private DropIn() {}

    /** Fails if more than a tenth of the classes are compressed. */
    static void assertThatMostAreStored(Collection<String> classes) throws IOException {
        List<String> compressed = new ArrayList<>();
        try (ZipFile jar = new ZipFile(PATH.toFile())) {
            for (String name : classes) {
                ZipEntry entry = jar.getEntry(name.replace('.', '/') + ".class");
                if (entry.getMethod() != ZipEntry.STORED) {
                    compressed.add(name);
                }
            }
        }
        assertThat(compressed)
                .as("add those that each start loads to src/build/start-classes.txt")
                .hasSizeLessThanOrEqualTo(classes.size() / 10);
    }
}
