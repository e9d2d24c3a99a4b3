package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.internal.resource.Resources;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Resources with files that a test adds. */
public final class FakeResources implements Resources {
    private final Map<String, byte[]> contents = new HashMap<>();

    public FakeResources with(String location, String content) {
        return with(location, content.getBytes(StandardCharsets.UTF_8));
    }

    public FakeResources with(String location, byte[] content) {
        contents.put(location, content);
        return this;
    }

    @Override
    public byte[] read(String location, int maxBytes) throws IOException {
        byte[] content = contents.get(location);
        if (content == null) {
            throw new FileNotFoundException("there is no file " + location);
        }
        if (content.length > maxBytes) {
            throw new IOException(location + " is larger than " + maxBytes + " bytes");
        }
        return content;
    }
}
