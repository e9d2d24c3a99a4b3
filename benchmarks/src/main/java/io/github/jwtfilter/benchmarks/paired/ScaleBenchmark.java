package io.github.jwtfilter.benchmarks.paired;

import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.PairedRounds;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.RoundTimes;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.ScaleFactor;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The CPU time of complete decisions of this project as a function of the number of roles and claims in the token, of issuers and
 * access rules in the settings, and of threads. All sizes of a factor are compared with its first size in the same round.
 */
public final class ScaleBenchmark {
    /** The prefix of the names of the groups with a new token. */
    public static final String NEW = "scale/new/";

    /** The prefix of the names of the groups with a cached token. */
    public static final String REPEATED = "scale/repeated/";

    /** The CPU time in excess of the first size. */
    public static final String ABOVE = "above";

    /** The decisions of all threads per second. */
    public static final String RATE = "rate";

    private final Mode mode;
    private final Workload workload;
    private final List<Sample> samples = new ArrayList<>();

    private ScaleBenchmark(Mode mode, Workload workload) {
        this.mode = mode;
        this.workload = workload;
    }

    /**
     * Runs the benchmark, and writes the results.
     *
     * @param mode the number of rounds
     * @param workload keys and tokens
     * @throws Exception if a measurement fails or the results cannot be written
     */
    public static void run(Mode mode, Workload workload) throws Exception {
        ScaleBenchmark benchmark = new ScaleBenchmark(mode, workload);
        for (ScaleFactor factor : ScaleFactor.values()) {
            if (factor == ScaleFactor.THREADS) {
                benchmark.measureThreads();
            } else {
                benchmark.measure(NEW, factor, 0);
                benchmark.measure(REPEATED, factor, 1);
            }
        }
        Results.now("scale", mode, benchmark.samples).write(mode);
    }

    private void measure(String prefix, ScaleFactor factor, int cache) {
        List<Candidate> candidates = new ArrayList<>();
        for (int size : factor.sizes()) {
            ScaleSetup setup = new ScaleSetup(workload, factor, size);
            candidates.add(new Candidate(Integer.toString(size), setup.decision(cache), setup.token()));
        }
        PairedRounds.run(candidates, mode.scaleRounds, Candidate::measure);
        RoundTimes first = candidates.get(0).times();
        for (Candidate candidate : candidates) {
            Map<String, Double> figures = above(candidate.times(), first);
            figures.put(Sample.CHARACTERS, (double) candidate.token().length());
            add(prefix + factor.label(), candidate.name(), figures);
        }
    }

    private void measureThreads() throws Exception {
        ScaleFactor factor = ScaleFactor.THREADS;
        ScaleSetup setup = new ScaleSetup(workload, factor, factor.sizes().get(0));
        Peer shared = setup.decision(1);
        List<ThreadsCandidate> candidates = factor.sizes().stream()
                .map(threads -> new ThreadsCandidate(threads, shared, setup.token()))
                .toList();
        PairedRounds.run(candidates, mode.scaleRounds, ThreadsCandidate::measure);
        candidates.forEach(ThreadsCandidate::close);
        RoundTimes first = candidates.get(0).times();
        for (ThreadsCandidate candidate : candidates) {
            Map<String, Double> figures = above(candidate.times(), first);
            figures.put(RATE, candidate.perSecond());
            add(REPEATED + factor.label(), Integer.toString(candidate.threads()), figures);
        }
    }

    private static Map<String, Double> above(RoundTimes times, RoundTimes first) {
        return times.figures(first, (large, small) -> large - small, ABOVE);
    }

    private void add(String group, String name, Map<String, Double> figures) {
        System.out.printf(
                "%-24s %6s %10.0f ns CPU, %10.0f above the first%n",
                group, name, figures.get(Sample.CPU), figures.get(ABOVE));
        samples.add(new Sample(group, name, figures));
    }
}
