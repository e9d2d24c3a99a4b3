package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.http.Candidates;
import io.github.jwtfilter.benchmarks.http.HttpBenchmark;
import io.github.jwtfilter.benchmarks.result.RoundTimes;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.start.StartBenchmark;
import java.util.OptionalDouble;

/** The tables of filters in a server. */
final class ServerTables {
    private static final String REPEATED = "http/repeated";
    private static final String DISTINCT = "http/distinct";
    private static final double MILLION = 1e6;

    private ServerTables() {}

    static String http(Figures figures) {
        Table table = new Table(
                "",
                "repeated token, above no filter",
                "half of the rounds between",
                "a new token each time, above no filter",
                "half of the rounds between");
        table.row(
                Candidates.NONE,
                "0 (all of it: " + Table.micros(figures.cpu(REPEATED, Candidates.NONE)) + ")",
                "",
                "0 (all of it: " + Table.micros(figures.cpu(DISTINCT, Candidates.NONE)) + ")",
                "");
        for (String filter : Candidates.FILTERS) {
            table.row(
                    filter,
                    Table.micros(figures.get(REPEATED, filter, HttpBenchmark.ABOVE)),
                    range(figures, REPEATED, filter),
                    Table.micros(figures.get(DISTINCT, filter, HttpBenchmark.ABOVE)),
                    range(figures, DISTINCT, filter));
        }
        return table.toString();
    }

    private static String range(Figures figures, String group, String filter) {
        return Table.micros(figures.get(group, filter, RoundTimes.low(HttpBenchmark.ABOVE))) + " and "
                + Table.micros(figures.get(group, filter, RoundTimes.high(HttpBenchmark.ABOVE)));
    }

    static String start(Figures figures) {
        Table table = new Table("", "start", "first request", "both", "JARs", "size");
        for (String filter : Candidates.FILTERS) {
            OptionalDouble jars = figures.get("start", filter, StartBenchmark.JARS);
            table.row(
                    filter,
                    millis(figures, filter, StartBenchmark.INIT),
                    millis(figures, filter, StartBenchmark.FIRST),
                    millis(figures, filter, StartBenchmark.TOTAL),
                    jars.isPresent() ? Integer.toString((int) jars.getAsDouble()) : "–",
                    Table.in(figures.get("start", filter, Sample.BYTES), MILLION, "MB"));
        }
        return table.toString();
    }

    private static String millis(Figures figures, String filter, String figure) {
        return Table.in(figures.get("start", filter, figure), MILLION, "ms");
    }
}
