package io.github.jwtfilter.attack;

import io.github.jwtfilter.internal.resource.Resources;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Key files in memory. */
final class MemoryFiles implements Resources {
    private final Map<String, byte[]> files = new HashMap<>();

    MemoryFiles with(String location, String content) {
        files.put(location, content.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    @Override
    public byte[] read(String location, int maxBytes) throws IOException {
        byte[] content = files.get(location);
        if (content == null) {
            throw new FileNotFoundException(location);
        }
        return content.clone();
    }
}
