package io.github.jwtfilter.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A row of a table: a key or token of another product, and the expected result. */
record InteropCase(String name, String setting, String command, String token, String expected, String report) {
    /** Returns the cases of a table in the package of this class. */
    static List<InteropCase> of(String table) {
        return read(table)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(InteropCase::parse)
                .toList();
    }

    private static InteropCase parse(String line) {
        String[] columns = line.split(" :: ", -1);
        if (columns.length != 6) {
            throw new IllegalArgumentException("not six columns: " + line);
        }
        return new InteropCase(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5].trim());
    }

    static String read(String resource) {
        try (InputStream in = InteropCase.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
