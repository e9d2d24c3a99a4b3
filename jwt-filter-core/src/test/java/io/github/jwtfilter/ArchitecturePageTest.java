package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} lists the layers that {@link ArchitectureTest} enforces. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String ROOT_PACKAGE = "root package, except `JwtGuard` and `TokenIssuer`";
    private static final List<String> ENTRY_POINTS = List.of("JwtGuard", "TokenIssuer");

    private final List<String> rows = rows();

    @Test
    void the_table_has_the_packages_of_each_layer_in_the_same_order() {
        List<Set<String>> layers = rows.subList(0, rows.size() - 1).stream()
                .map(ArchitecturePageTest::packages)
                .toList();

        assertThat(layers).isEqualTo(ArchitectureTest.LAYERS);
    }

    @Test
    void the_last_row_has_the_entry_points_above_all_layers() {
        assertThat(code(rows.get(rows.size() - 1))).isEqualTo(ENTRY_POINTS);
    }

    private static Set<String> packages(String row) {
        return row.equals(ROOT_PACKAGE)
                ? Set.of("")
                : code(row).stream().map(name -> "." + name).collect(Collectors.toSet());
    }

    private static List<String> code(String row) {
        return CODE.matcher(row)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** Returns the first column of the table of packages. */
    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        String table =
                page().split("\\| package \\| responsibility \\|\n", 2)[1].split("\n\n", 2)[0];
        Arrays.stream(table.split("\n")).skip(1).forEach(line -> rows.add(line.split("\\|")[1].strip()));
        return rows;
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
