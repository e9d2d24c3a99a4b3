package io.github.jwtfilter.internal.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One row of the table of broken setups. */
record Setup(
        String name,
        List<String> settings,
        List<String> token,
        List<String> arguments,
        String reason,
        String cause,
        List<String> shown) {
    static Stream<Setup> all() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Setup.class.getResourceAsStream("setups.txt"), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Setup::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Setup of(String line) {
        String[] columns = line.split(" *\\| ?", -1);
        return new Setup(
                columns[0],
                items(columns[1]),
                items(columns[2]),
                items(columns[3]),
                columns[4],
                columns[5],
                items(columns[6]));
    }

    private static List<String> items(String column) {
        return column.isBlank() ? List.of() : Arrays.asList(column.trim().split(" ; "));
    }

    /** Returns the settings with the changes of this row. */
    String file(Map<String, String> usual) {
        Map<String, String> lines = new LinkedHashMap<>(usual);
        for (String change : settings) {
            if (change.startsWith("-")) {
                lines.remove(change.substring(1));
            } else {
                String[] parts = change.split("=", 2);
                lines.put(parts[0], parts[1]);
            }
        }
        List<String> text = new ArrayList<>();
        lines.forEach((key, value) -> text.add(key + " = " + value));
        return String.join("\n", text);
    }

    @Override
    public String toString() {
        return name;
    }
}
