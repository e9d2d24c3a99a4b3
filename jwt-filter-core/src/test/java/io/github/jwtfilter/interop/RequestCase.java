package io.github.jwtfilter.interop;

import io.github.jwtfilter.fixture.TestRequest;
import java.util.List;

/** A row of the table: additional settings, a request, and the expected result. */
record RequestCase(String name, String settings, String request, String expected, String report) {
    static List<RequestCase> all() {
        return InteropCase.read("requests.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(RequestCase::parse)
                .toList();
    }

    private static RequestCase parse(String line) {
        String[] columns = line.split(" :: ", -1);
        if (columns.length != 5) {
            throw new IllegalArgumentException("not five columns: " + line);
        }
        return new RequestCase(columns[0], columns[1], columns[2], columns[3], columns[4].trim());
    }

    String[] settingLines() {
        return settings.equals("-") ? new String[0] : settings.split(" ; ");
    }

    /** Parses a method and headers that are separated by vertical bars. */
    TestRequest toRequest(RequestTokens tokens) {
        String[] parts = request.split(" \\| ");
        TestRequest built = TestRequest.of(parts[0], "/page");
        for (int i = 1; i < parts.length; i++) {
            String[] header = tokens.fill(parts[i]).split(": ?", 2);
            built.header(header[0], header[1]);
        }
        return built;
    }

    @Override
    public String toString() {
        return name;
    }
}
