package io.github.jwtfilter.interop;

import java.util.List;

/** One line of a table: the settings, the claims of a token, and the result. */
record TokenCase(String name, String settings, String claims, String expected, String report) {
    /** The cases of a table beside this class. */
    static List<TokenCase> of(String table) {
        return InteropCase.read(table)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(TokenCase::parse)
                .toList();
    }

    private static TokenCase parse(String line) {
        String[] columns = line.split(" :: ", -1);
        if (columns.length != 5) {
            throw new IllegalArgumentException("not five columns: " + line);
        }
        return new TokenCase(columns[0], columns[1], columns[2], columns[3], columns[4].trim());
    }

    @Override
    public String toString() {
        return name;
    }
}
