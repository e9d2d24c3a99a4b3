package io.github.jwtfilter.benchmarks.paired;

import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.PairedRounds;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ratio of this project's CPU time for a token to that of other libraries. One process runs each for some
 * milliseconds per round, in random order, and compares it with this project in the same round: a machine that becomes slower
 * affects both alike. The name of the benchmark in the command and in the results is {@code turns}.
 */
public final class LibrariesBenchmark {
    /** The prefix of the names of the groups. */
    public static final String GROUPS = "turns/";

    /** The ratio of this project's CPU time to that of the library. */
    public static final String OURS = "ours";

    private final Mode mode;
    private final Workload workload;
    private final List<Sample> samples = new ArrayList<>();

    private LibrariesBenchmark(Mode mode, Workload workload) {
        this.mode = mode;
        this.workload = workload;
    }

    /**
     * Runs the benchmark, and writes the results.
     *
     * @param mode the number of rounds
     * @param workload keys and tokens
     * @throws IOException if the results cannot be written
     */
    public static void run(Mode mode, Workload workload) throws IOException {
        LibrariesBenchmark benchmark = new LibrariesBenchmark(mode, workload);
        for (Algorithm algorithm : List.of(Algorithm.HS256, Algorithm.RS256, Algorithm.PS256, Algorithm.ES256)) {
            benchmark.measure(algorithm, TokenKind.VALID, Peers.ALL);
        }
        benchmark.measure(Algorithm.RS256, TokenKind.SHORT_GARBAGE, Peers.LIBRARIES);
        benchmark.measure(Algorithm.RS256, TokenKind.RANDOM_TEXT, Peers.LIBRARIES);
        benchmark.measure(Algorithm.RS256, TokenKind.RANDOM_PARTS, Peers.LIBRARIES);
        benchmark.measure(Algorithm.RS256, TokenKind.UNKNOWN_KEY, Peers.WITH_KEY_IDS);
        Results.now("turns", mode, benchmark.samples).write(mode);
    }

    private void measure(Algorithm algorithm, TokenKind kind, List<String> names) {
        List<Candidate> candidates = new ArrayList<>();
        for (String name : names) {
            Peers.check(Peers.create(name, algorithm, workload), algorithm, kind, workload);
            candidates.add(
                    new Candidate(name, Peers.create(name, algorithm, workload), workload.token(algorithm, kind)));
        }
        PairedRounds.run(candidates, mode.libraryRounds, Candidate::measure);
        Candidate ours = candidates.stream()
                .filter(candidate -> candidate.name().equals(Peers.GUARD))
                .findFirst()
                .orElseThrow();
        for (Candidate candidate : candidates) {
            samples.add(sample(GROUPS + algorithm.header() + "/" + kind.label(), candidate, ours));
        }
    }

    private static Sample sample(String group, Candidate candidate, Candidate ours) {
        Map<String, Double> figures = candidate.times().figures(ours.times(), (theirs, own) -> own / theirs, OURS);
        System.out.printf(
                "%-28s %-18s %12.0f ns CPU, ours is %6.3f of it%n",
                group, candidate.name(), figures.get(Sample.CPU), figures.get(OURS));
        return new Sample(group, candidate.name(), figures);
    }
}
