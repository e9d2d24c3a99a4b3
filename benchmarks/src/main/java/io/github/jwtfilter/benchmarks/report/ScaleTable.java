package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.paired.ScaleBenchmark;
import io.github.jwtfilter.benchmarks.workload.ScaleFactor;
import java.util.OptionalDouble;

/** The table of decisions with sizes of tokens and settings. */
final class ScaleTable {
    private ScaleTable() {}

    static String scale(Figures figures) {
        Table table = new Table(
                "",
                "number",
                "new token",
                "above the first",
                "token seen before",
                "above the first",
                "decisions per second");
        for (ScaleFactor factor : ScaleFactor.values()) {
            for (int size : factor.sizes()) {
                add(table, figures, factor, size);
            }
        }
        return table.toString();
    }

    private static void add(Table table, Figures figures, ScaleFactor factor, int size) {
        String name = Integer.toString(size);
        String fresh = ScaleBenchmark.NEW + factor.label();
        String repeated = ScaleBenchmark.REPEATED + factor.label();
        OptionalDouble rate = factor == ScaleFactor.THREADS
                ? figures.get(repeated, name, ScaleBenchmark.RATE)
                : OptionalDouble.empty();
        table.row(
                factor.title(),
                name,
                Table.micros(figures.cpu(fresh, name)),
                Table.micros(figures.get(fresh, name, ScaleBenchmark.ABOVE)),
                Table.micros(figures.cpu(repeated, name)),
                Table.micros(figures.get(repeated, name, ScaleBenchmark.ABOVE)),
                Table.whole(rate));
    }
}
