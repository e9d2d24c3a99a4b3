package io.github.jwtfilter.internal.jwks.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** A directory with key files and a short settings file. */
final class KeyFolder {
    final TickingClock clock = new TickingClock(Instant.parse("2026-06-01T00:00:00Z"));
    final FakeEnvironment environment = new FakeEnvironment();
    private final Path directory;

    KeyFolder(Path directory) {
        this.directory = directory;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    void write(String name, String content) {
        write(name, content.getBytes(UTF_8));
    }

    /** Truncates and rewrites the file. */
    void write(String name, byte[] content) {
        try {
            Files.write(path(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes another file and renames it. */
    void replace(String name, String content) throws IOException {
        write(name + ".new", content);
        Files.move(
                path(name + ".new"), path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Atomically changes the target of a symbolic link, as Kubernetes does with {@code ..data}. */
    void link(String name, String target) throws IOException {
        Files.createSymbolicLink(path(name + ".new"), Path.of(target));
        Files.move(
                path(name + ".new"), path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    LoadedSettings load(String... lines) {
        return load(
                LocationResources.of(path("jwt-filter.properties"), getClass().getClassLoader()), lines);
    }

    LoadedSettings load(Resources resources, String... lines) {
        String content = "issuer = https://idp.example.com\naudience = app\n" + String.join("\n", lines);
        LoadedSettings loaded = SettingsReader.read(
                SettingsFile.of("jwt-filter.properties", content.getBytes(UTF_8)), environment, resources);
        loaded.rejectErrors();
        return loaded;
    }

    StoredKeyFiles stored(LoadedSettings loaded) {
        return new StoredKeyFiles(loaded.settings().issuers().get(0), loaded, clock);
    }

    /** Returns the keys of the given settings, for polls by the test. */
    ManuallyPolledKeys open(String... lines) {
        LoadedSettings loaded = load(lines);
        ManuallyPolledKeys keys = new ManuallyPolledKeys(stored(loaded));
        loaded.rejectErrors();
        return keys;
    }
}
