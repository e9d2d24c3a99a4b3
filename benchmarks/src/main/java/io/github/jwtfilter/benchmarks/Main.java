package io.github.jwtfilter.benchmarks;

import io.github.jwtfilter.benchmarks.core.CoreBenchmarks;
import io.github.jwtfilter.benchmarks.flood.FloodBenchmark;
import io.github.jwtfilter.benchmarks.http.HttpBenchmark;
import io.github.jwtfilter.benchmarks.paired.LibrariesBenchmark;
import io.github.jwtfilter.benchmarks.paired.ScaleBenchmark;
import io.github.jwtfilter.benchmarks.paired.StepsBenchmark;
import io.github.jwtfilter.benchmarks.report.Report;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.start.StartBenchmark;
import io.github.jwtfilter.benchmarks.workload.Workload;
import io.github.jwtfilter.benchmarks.workload.WorkloadWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs the benchmarks in the arguments: core, turns, steps, scale, http, start, flood, report, or all of them. */
public final class Main {
    private static final List<String> ALL =
            List.of("core", "turns", "steps", "scale", "http", "start", "flood", "report");

    private Main() {}

    /**
     * Runs benchmarks.
     *
     * @param arguments the names of the benchmarks
     */
    public static void main(String[] arguments) {
        // Some libraries leave non-daemon threads running, which would keep the process alive.
        try {
            run(arguments);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws Exception {
        Path directory =
                Path.of(System.getProperty("bench.target")).toAbsolutePath().resolve("workload");
        System.setProperty(Workload.PROPERTY, directory.toString());
        List<String> names = Arrays.stream(arguments)
                .flatMap(argument -> argument.equals("all") ? ALL.stream() : Stream.of(argument))
                .toList();
        Workload workload = names.equals(List.of("report")) ? new Workload(directory) : WorkloadWriter.write(directory);
        for (String name : names) {
            run(name, Mode.current(), workload);
        }
    }

    private static void run(String name, Mode mode, Workload workload) throws Exception {
        if (name.equals("report")) {
            Report.write(mode);
            return;
        }
        switch (name) {
            case "core" -> CoreBenchmarks.run(mode);
            case "turns" -> LibrariesBenchmark.run(mode, workload);
            case "steps" -> StepsBenchmark.run(mode, workload);
            case "scale" -> ScaleBenchmark.run(mode, workload);
            case "http" -> HttpBenchmark.run(mode, workload);
            case "start" -> StartBenchmark.run(mode, workload);
            case "flood" -> FloodBenchmark.run(mode, workload);
            default ->
                throw new IllegalArgumentException(
                        "No benchmark has the name " + name + "; there are " + ALL + " and all");
        }
    }
}
