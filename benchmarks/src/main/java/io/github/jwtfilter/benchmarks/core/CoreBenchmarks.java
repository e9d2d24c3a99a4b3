package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks, each in a separate Java process. */
public final class CoreBenchmarks {
    private static final String MAX_THREADS =
            Integer.toString(Runtime.getRuntime().availableProcessors());

    private final Mode mode;
    private final String include = System.getProperty("bench.include", ".*");
    private final Samples samples = new Samples();

    private CoreBenchmarks(Mode mode) {
        this.mode = mode;
    }

    /**
     * Runs the benchmarks, and writes the results.
     *
     * @param mode the number and length of the iterations
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the results cannot be written
     */
    public static void run(Mode mode) throws RunnerException, IOException {
        CoreBenchmarks benchmarks = new CoreBenchmarks(mode);
        benchmarks.runAll();
        Results.now("core", mode, benchmarks.samples.all()).write(mode);
    }

    private void runAll() throws RunnerException {
        for (Algorithm algorithm : Algorithm.USUAL) {
            verify(algorithm, TokenKind.VALID, algorithm == Algorithm.EDDSA ? Peers.WITH_EDDSA : Peers.ALL);
        }
        verify(Algorithm.RS256, TokenKind.SHORT_GARBAGE, Peers.LIBRARIES);
        verify(Algorithm.RS256, TokenKind.RANDOM_TEXT, Peers.LIBRARIES);
        verify(Algorithm.RS256, TokenKind.RANDOM_PARTS, Peers.LIBRARIES);
        verify(Algorithm.RS256, TokenKind.BAD_SIGNATURE, Peers.ALL);
        verify(Algorithm.RS256, TokenKind.EXPIRED, Peers.LIBRARIES);
        verify(Algorithm.RS256, TokenKind.UNKNOWN_KEY, Peers.WITH_KEY_IDS);
        for (String threads : MAX_THREADS.equals("1") ? List.of("1") : List.of("1", MAX_THREADS)) {
            repeated(threads);
        }
        for (String cache : List.of("0", "10000")) {
            for (String carrier : List.of("header", "cookie")) {
                run(DecisionBenchmark.class, "decision/cache-" + cache, carrier, 1, "cache", cache, "carrier", carrier);
            }
        }
        for (String rules : List.of("1", "1000")) {
            run(RuleBenchmark.class, "rules", rules, 1, "rules", rules);
        }
        run(CountingBenchmark.class, "counting", "1", 1);
        if (!MAX_THREADS.equals("1")) {
            run(CountingBenchmark.class, "counting", MAX_THREADS, Integer.parseInt(MAX_THREADS));
        }
    }

    private void verify(Algorithm algorithm, TokenKind kind, List<String> peers) throws RunnerException {
        String group = "verify/" + algorithm.header() + "/" + kind.label();
        for (String peer : peers) {
            run(
                    VerifyBenchmark.class,
                    group,
                    peer,
                    1,
                    "algorithm",
                    algorithm.name(),
                    "token",
                    kind.name(),
                    "peer",
                    peer);
        }
    }

    private void repeated(String threads) throws RunnerException {
        int count = Integer.parseInt(threads);
        for (String tokens : List.of("1", "100", Integer.toString(Workload.MANY), Integer.toString(Workload.MOST))) {
            run(RepeatedTokenBenchmark.class, "repeated/threads-" + threads, tokens, count, "tokens", tokens);
        }
    }

    private void run(Class<?> benchmark, String group, String name, int threads, String... parameters)
            throws RunnerException {
        if (!(group + "/" + name).matches(include)) {
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .mode(org.openjdk.jmh.annotations.Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .threads(threads)
                .warmupIterations(mode.warmups)
                .warmupTime(TimeValue.milliseconds(mode.iterationMillis))
                .measurementIterations(mode.iterations)
                .measurementTime(TimeValue.milliseconds(mode.iterationMillis))
                .addProfiler(CpuTimeProfiler.class)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs(arguments());
        for (int at = 0; at < parameters.length; at += 2) {
            options.param(parameters[at], parameters[at + 1]);
        }
        samples.add(group, name, new Runner(options.build()).runSingle());
    }

    private static String[] arguments() {
        String workload = "-D" + Workload.PROPERTY + "=" + System.getProperty(Workload.PROPERTY);
        return new String[] {"-Xms1g", "-Xmx1g", workload};
    }
}
