package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.jwks.KeySetLoader;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.value.InlineKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the key settings, each read once, so that change detection and loading use the same content. */
final class KeyFiles implements Resources {
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Map<String, IOException> failures = new LinkedHashMap<>();

    private KeyFiles() {}

    static KeyFiles read(KeySettings keys, Resources resources) {
        KeyFiles files = new KeyFiles();
        List<String> named = new ArrayList<>(keys.publicKeys().orElse(Collections.emptyList()));
        if (keys.jwksFile().isPresent()) {
            named.add(keys.jwksFile().get());
        }
        if (keys.keystore().isPresent()) {
            named.add(keys.keystore().get());
        }
        for (String file : named) {
            files.add(file, InlineKey.before(resources));
        }
        return files;
    }

    private void add(String location, Resources resources) {
        try {
            contents.put(location, resources.read(location, KeySetLoader.MAX_BYTES));
        } catch (IOException e) {
            failures.put(location, e);
        }
    }

    @Override
    public byte[] read(String location, int maxBytes) throws IOException {
        byte[] content = contents.get(location);
        if (content != null && content.length <= maxBytes) {
            return content;
        }
        IOException failure = failures.get(location);
        throw failure == null ? new IOException(location + " has not been read") : failure;
    }

    /** Returns the contents of the files, by location. */
    Map<String, byte[]> contents() {
        return Collections.unmodifiableMap(contents);
    }

    /** Returns the errors of the files that could not be read, by location. */
    Map<String, IOException> failures() {
        return Collections.unmodifiableMap(failures);
    }
}
