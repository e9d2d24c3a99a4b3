package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.flood.FloodBenchmark;
import io.github.jwtfilter.benchmarks.flood.FloodScenario;
import io.github.jwtfilter.benchmarks.result.Sample;
import java.util.Locale;
import java.util.OptionalDouble;

/** The table of users during an attack. */
final class FloodTable {
    private static final double PERCENT = 100;
    private static final double MILLION = 1e6;

    private FloodTable() {}

    static String flood(Figures figures) {
        Table table = new Table(
                "users",
                "concurrent load",
                "attack, per second",
                "served",
                "throughput",
                "99th percentile of the duration");
        for (FloodScenario scenario : FloodScenario.values()) {
            String group = FloodBenchmark.GROUPS + scenario.label();
            for (String variant : FloodBenchmark.VARIANTS) {
                table.row(
                        scenario.label().replace('-', ' '),
                        variant,
                        Table.whole(figures.get(group, variant, FloodBenchmark.ATTACK)),
                        percent(figures.get(group, variant, FloodBenchmark.SERVED)),
                        percent(figures.get(group, variant, FloodBenchmark.RATE_RATIO)),
                        Table.micros(figures.get(group, variant, FloodBenchmark.P99)) + " µs ("
                                + Table.times(figures.get(group, variant, FloodBenchmark.P99_RATIO)) + ")");
            }
        }
        return table + memory(figures.get(FloodBenchmark.MEMORY, FloodBenchmark.ON, Sample.BYTES));
    }

    private static String percent(OptionalDouble part) {
        return part.isPresent() ? Table.number(part.getAsDouble() * PERCENT) + " %" : "–";
    }

    private static String memory(OptionalDouble bytes) {
        return bytes.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nThe heap after %,d distinct forged tokens differs by %.2f MB from that before.%n",
                        FloodBenchmark.MANY,
                        bytes.getAsDouble() / MILLION);
    }
}
