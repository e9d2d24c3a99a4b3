package io.github.jwtfilter.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A page of the documentation: its files before and after the migration, and its table of requests. */
final class Guide {
    private static final Path DIRECTORY = Path.of("..", "..", "docs", "migration");
    private static final Pattern FILE = Pattern.compile("(?ms)^`([^`\n]+)`[^\n]*:\n\n```[a-z]+\n(.*?)^```");

    private final String text;

    private Guide(String text) {
        this.text = text;
    }

    static Guide read(String name) {
        try {
            return new Guide(Files.readString(DIRECTORY.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files on the page, by name. */
    Map<String, String> before() {
        return files("## Before");
    }

    Map<String, String> after() {
        return files("## After");
    }

    /** All cells of the tables of requests. */
    List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        List<Person> persons = List.of();
        for (List<String> row : rows(section("## Requests"))) {
            if (row.get(0).equals("request")) {
                persons = row.stream().skip(1).map(Person::written).toList();
            } else {
                exchanges.addAll(exchanges(row, persons));
            }
        }
        return exchanges;
    }

    private static List<Exchange> exchanges(List<String> row, List<Person> persons) {
        return IntStream.range(0, persons.size())
                .mapToObj(column -> Exchange.written(row.get(0), persons.get(column), row.get(column + 1)))
                .toList();
    }

    private static List<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private Map<String, String> files(String heading) {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(section(heading));
        while (file.find()) {
            files.put(file.group(1), file.group(2));
        }
        return files;
    }

    private String section(String heading) {
        int start = text.indexOf(heading + "\n");
        if (start < 0) {
            throw new IllegalStateException("the page has no section " + heading);
        }
        int end = text.indexOf("\n## ", start);
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
