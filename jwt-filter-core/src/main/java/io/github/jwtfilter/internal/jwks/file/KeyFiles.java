package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.jwks.KeySetLoader;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.value.InlineKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files with keys, each read once, so that change detection and loading use the same content. */
public final class KeyFiles implements Resources {
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Map<String, IOException> failures = new LinkedHashMap<>();

    private KeyFiles() {}

    static KeyFiles read(KeySettings keys, Resources resources) {
        List<String> named = new ArrayList<>(keys.publicKeys().orElse(Collections.emptyList()));
        if (keys.jwksFile().isPresent()) {
            named.add(keys.jwksFile().get());
        }
        if (keys.keystore().isPresent()) {
            named.add(keys.keystore().get());
        }
        return read(named, resources, KeySetLoader.MAX_BYTES);
    }

    /**
     * Reads files.
     *
     * @param locations the locations of the files, or keys in the settings themselves
     * @param resources provides the files
     * @param maxBytes the maximum size of a file
     * @return the contents, and the errors of the files that could not be read
     */
    public static KeyFiles read(Collection<String> locations, Resources resources, int maxBytes) {
        KeyFiles files = new KeyFiles();
        for (String location : locations) {
            try {
                files.contents.put(location, InlineKey.read(location, resources, maxBytes));
            } catch (IOException e) {
                files.failures.put(location, e);
            }
        }
        return files;
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

    /**
     * Returns the contents of the files.
     *
     * @return the contents by location, in the order of the locations
     */
    public Map<String, byte[]> contents() {
        return Collections.unmodifiableMap(contents);
    }

    /**
     * Returns the errors of the files that could not be read.
     *
     * @return the errors by location, in the order of the locations
     */
    public Map<String, IOException> failures() {
        return Collections.unmodifiableMap(failures);
    }
}
