package io.github.jwtfilter.interop;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A row of a table: common settings, the expected problem, and the line in its remedy. */
record SettingsCase(String name, List<String> lines, String expected, String remedy, String report) {
    private static final String SEPARATOR = " && ";

    static List<SettingsCase> of(String table) {
        return InteropCase.read(table)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SettingsCase::parse)
                .toList();
    }

    private static SettingsCase parse(String line) {
        String[] columns = line.split(" :: ", -1);
        if (columns.length != 5) {
            throw new IllegalArgumentException("not five columns: " + line);
        }
        return new SettingsCase(
                columns[0],
                Arrays.asList(columns[1].split(SEPARATOR)),
                columns[2],
                columns[3].equals("-") ? "" : columns[3],
                columns[4].trim());
    }

    /** Returns the settings file, with an issuer and an audience if the case has none, unless it has several issuers. */
    String content() {
        Stream<String> missing = Stream.of("issuer = https://idp.example.com", "audience = legacy-app")
                .filter(line -> settings().noneMatch(each -> each.startsWith(line.substring(0, line.indexOf(' ')))))
                .filter(line -> settings().noneMatch(each -> each.startsWith("issuers.")));
        return String.join("\n", Stream.concat(settings(), missing).toList());
    }

    private Stream<String> settings() {
        return lines.stream().filter(line -> !line.startsWith("env ") && !line.startsWith("file "));
    }

    /** Returns variables or files, as name and value, in which backslashes escape line breaks and Unicode characters. */
    Stream<String[]> given(String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> line.substring(kind.length() + 1).split("=", 2))
                .map(pair -> new String[] {pair[0], unescaped(pair[1])});
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                plain.append(text.charAt(i));
            } else if (text.charAt(i + 1) == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                char escaped = text.charAt(++i);
                plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            }
        }
        return plain.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
