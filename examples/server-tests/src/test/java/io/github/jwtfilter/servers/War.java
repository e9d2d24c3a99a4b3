package io.github.jwtfilter.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A web application archive in memory, for variants of an existing one. */
final class War {
    private static final String LIBRARIES = "WEB-INF/lib/";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static War empty() {
        return new War();
    }

    static War copyOf(Path file) {
        War war = new War();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    war.entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }

    /** The application that a server unpacked. */
    static War ofDirectory(Path directory) {
        War war = new War();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                war.entries.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }

    War with(String entry, String text) {
        entries.put(entry, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    War withLibrary(Path jar) {
        try {
            entries.put(LIBRARIES + jar.getFileName(), Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Adds a library with one entry. */
    War withLibrary(String jar, String entry, String text) {
        War library = empty().with(entry, text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        library.write(bytes);
        entries.put(LIBRARIES + jar, bytes.toByteArray());
        return this;
    }

    /** Adds the libraries of another archive whose names start with a text. */
    War withLibrariesOf(War other, String start) {
        other.entries.forEach((name, content) -> {
            if (name.startsWith(LIBRARIES + start)) {
                entries.put(name, content);
            }
        });
        return this;
    }

    War withoutLibraries(String start) {
        entries.keySet().removeIf(name -> name.startsWith(LIBRARIES + start));
        return this;
    }

    byte[] bytes(String entry) {
        return Objects.requireNonNull(entries.get(entry), entry);
    }

    War without(String entry) {
        Objects.requireNonNull(entries.remove(entry), entry);
        return this;
    }

    /** Edits a text; an edit without effect is an error of the test. */
    War edit(String entry, UnaryOperator<String> change) {
        String before = new String(Objects.requireNonNull(entries.get(entry), entry), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing was changed in " + entry);
        }
        return with(entry, after);
    }

    List<String> libraries() {
        return entries.keySet().stream()
                .filter(name -> name.startsWith(LIBRARIES))
                .map(name -> name.substring(LIBRARIES.length()))
                .toList();
    }

    void writeTo(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(OutputStream out) {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
