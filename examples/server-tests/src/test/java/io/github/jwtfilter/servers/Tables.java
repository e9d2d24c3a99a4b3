package io.github.jwtfilter.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Files with a case in each line; empty lines and lines that start with a number sign are ignored. */
final class Tables {
    private Tables() {}

    static Stream<String> lines(String resource) {
        try (InputStream in = Tables.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
