package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.paired.StepsBenchmark;
import io.github.jwtfilter.benchmarks.result.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The table of the CPU time of each step. */
final class StepsTable {
    private static final List<String> TOKENS = List.of("RS256", "PS256", "HS256", StepsBenchmark.REPEATED);
    private static final List<String> STEPS = List.of(
            StepsBenchmark.SIGNATURE,
            StepsBenchmark.APART,
            StepsBenchmark.JSON,
            StepsBenchmark.DIGEST,
            StepsBenchmark.REST);

    private StepsTable() {}

    static String steps(Figures figures) {
        Table table = new Table("", "RS256", "PS256", "HS256", "RS256, seen before");
        for (String step : STEPS) {
            add(table, figures, step, step, StepsBenchmark.ABOVE);
        }
        add(table, figures, "together", StepsBenchmark.REST, Sample.CPU);
        add(
                table,
                figures,
                "in addition: " + StepsBenchmark.REVOCATION,
                StepsBenchmark.REVOCATION,
                StepsBenchmark.ABOVE);
        return table + revoked(figures);
    }

    private static String revoked(Figures figures) {
        OptionalDouble bytes =
                figures.get(StepsBenchmark.REVOKED, Integer.toString(StepsBenchmark.REVOKED_TOKENS), Sample.BYTES);
        return bytes.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nFor the token seen before, %,d other tokens are revoked, each of which takes %.0f bytes of the heap.%n",
                        StepsBenchmark.REVOKED_TOKENS,
                        bytes.getAsDouble());
    }

    private static void add(Table table, Figures figures, String title, String step, String figure) {
        List<String> cells = new ArrayList<>(List.of(title));
        for (String token : TOKENS) {
            cells.add(Table.micros(figures.get(StepsBenchmark.GROUPS + token, step, figure)));
        }
        table.row(cells.toArray(new String[0]));
    }
}
