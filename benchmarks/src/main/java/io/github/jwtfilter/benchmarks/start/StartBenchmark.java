package io.github.jwtfilter.benchmarks.start;

import io.github.jwtfilter.benchmarks.http.Candidates;
import io.github.jwtfilter.benchmarks.result.Median;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wall-clock time of the first start, each in a separate Java process with only the server and the JARs of one filter on its
 * class path. The filters alternate.
 */
public final class StartBenchmark {
    /** The start of the application, in nanoseconds. */
    public static final String INIT = "init";

    /** The first request, in nanoseconds. */
    public static final String FIRST = "first";

    /** The sum of both, in nanoseconds. */
    public static final String TOTAL = "total";

    /** The number of JARs in {@code WEB-INF/lib}. */
    public static final String JARS = "jars";

    private final Libraries libraries = new Libraries();
    private final Workload workload;
    private final Map<String, List<Double>> inits = new LinkedHashMap<>();
    private final Map<String, List<Double>> firsts = new LinkedHashMap<>();

    private StartBenchmark(Workload workload) {
        this.workload = workload;
    }

    /**
     * Runs the benchmark, and writes the results.
     *
     * @param mode the number of processes
     * @param workload keys and tokens
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if the thread is interrupted
     */
    public static void run(Mode mode, Workload workload) throws IOException, InterruptedException {
        StartBenchmark benchmark = new StartBenchmark(workload);
        for (int start = 0; start < mode.starts; start++) {
            for (String filter : Candidates.FILTERS) {
                benchmark.start(filter);
            }
        }
        Results.now(
                        "start",
                        mode,
                        Candidates.FILTERS.stream().map(benchmark::sample).toList())
                .write(mode);
    }

    private void start(String filter) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-D" + Workload.PROPERTY + "=" + workload.directory());
        command.addAll(List.of("-classpath", libraries.classPath(filter), StartProbe.class.getName(), filter));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        String[] last = output.substring(output.lastIndexOf('\n') + 1).split(" ", -1);
        if (process.waitFor() != 0 || last.length != 2 || !last[0].matches("[0-9]+")) {
            throw new IllegalStateException(filter + " does not start:\n" + output);
        }
        inits.computeIfAbsent(filter, name -> new ArrayList<>()).add(Double.valueOf(last[0]));
        firsts.computeIfAbsent(filter, name -> new ArrayList<>()).add(Double.valueOf(last[1]));
    }

    private Sample sample(String filter) {
        List<Double> totals = new ArrayList<>();
        for (int start = 0; start < inits.get(filter).size(); start++) {
            totals.add(inits.get(filter).get(start) + firsts.get(filter).get(start));
        }
        List<Path> jars = libraries.of(filter);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(INIT, Median.of(inits.get(filter)));
        figures.put(FIRST, Median.of(firsts.get(filter)));
        figures.put(TOTAL, Median.of(totals));
        figures.put(JARS, (double) jars.size());
        figures.put(Sample.BYTES, (double) Libraries.bytes(jars));
        System.out.printf(
                "%-18s init %6.0f ms, first request %6.0f ms, %2.0f JARs, %5.2f MB%n",
                filter,
                figures.get(INIT) / 1e6,
                figures.get(FIRST) / 1e6,
                figures.get(JARS),
                figures.get(Sample.BYTES) / 1e6);
        return new Sample("start", filter, figures);
    }
}
