package io.github.jwtfilter.benchmarks.paired;

import io.github.jwtfilter.benchmarks.peer.GuardPeer;
import io.github.jwtfilter.benchmarks.peer.Peer;
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

    /** The end of the names of groups in which this project caches tokens. */
    public static final String CACHED = "-cached";

    private static final int CACHE_SIZE = 1_000;
    private static final List<Algorithm> MEASURED = List.of(
            Algorithm.HS256, Algorithm.RS256, Algorithm.PS256, Algorithm.ES256, Algorithm.ES512, Algorithm.RS256_4096);

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
        for (Algorithm algorithm : MEASURED) {
            benchmark.measure(algorithm, TokenKind.VALID, Peers.ALL);
        }
        benchmark.measure(Algorithm.EDDSA, TokenKind.VALID, Peers.EDDSA);
        for (TokenKind kind : TokenKind.OF_PROVIDERS) {
            benchmark.measure(Algorithm.RS256, kind, Peers.ALL);
        }
        benchmark.measure(Algorithm.RS256, TokenKind.NO_KEY_ID, Peers.WITHOUT_KEY_IDS);
        benchmark.measure(Algorithm.RS256, TokenKind.SHORT_GARBAGE, Peers.LIBRARIES);
        benchmark.measure(Algorithm.RS256, TokenKind.RANDOM_TEXT, Peers.LIBRARIES);
        benchmark.measure(Algorithm.RS256, TokenKind.RANDOM_PARTS, Peers.LIBRARIES);
        benchmark.measure(Algorithm.RS256, TokenKind.UNKNOWN_KEY, Peers.WITH_KEY_IDS);
        benchmark.measure(Algorithm.RS256, TokenKind.EXPIRED, Peers.LIBRARIES);
        benchmark.measureCached(TokenKind.UNKNOWN_KEY, Peers.WITH_KEY_IDS);
        benchmark.measureCached(TokenKind.EXPIRED, Peers.LIBRARIES);
        Results.now("turns", mode, benchmark.samples).write(mode);
    }

    private void measure(Algorithm algorithm, TokenKind kind, List<String> names) {
        measure(algorithm, kind, names, 0, "");
    }

    /** Measures this project with its default cache, and the others as without. */
    private void measureCached(TokenKind kind, List<String> names) {
        measure(Algorithm.RS256, kind, names, CACHE_SIZE, CACHED);
    }

    private void measure(Algorithm algorithm, TokenKind kind, List<String> names, int cache, String suffix) {
        String token = workload.token(algorithm, kind);
        List<Candidate> candidates = new ArrayList<>();
        for (String name : names) {
            Peers.check(create(name, algorithm, cache), algorithm, kind, workload);
            candidates.add(new Candidate(name, create(name, algorithm, cache), token));
        }
        if (algorithm == Algorithm.EDDSA) {
            candidates.forEach(
                    Candidate::warmUp); // Each library has its own implementation, which takes many rounds to compile.
        }
        PairedRounds.run(candidates, mode.libraryRounds, Candidate::measure);
        Candidate ours = candidates.stream()
                .filter(candidate -> candidate.name().equals(Peers.GUARD))
                .findFirst()
                .orElseThrow();
        for (Candidate candidate : candidates) {
            samples.add(sample(GROUPS + algorithm.label() + "/" + kind.label() + suffix, candidate, ours, token));
        }
    }

    private Peer create(String name, Algorithm algorithm, int cache) {
        return name.equals(Peers.GUARD)
                ? new GuardPeer(algorithm, workload, cache)
                : Peers.create(name, algorithm, workload);
    }

    private static Sample sample(String group, Candidate candidate, Candidate ours, String token) {
        Map<String, Double> figures = candidate.times().figures(ours.times(), (theirs, own) -> own / theirs, OURS);
        figures.put(Sample.CHARACTERS, (double) token.length());
        System.out.printf(
                "%-28s %-18s %12.0f ns CPU, ours is %6.3f of it%n",
                group, candidate.name(), figures.get(Sample.CPU), figures.get(OURS));
        return new Sample(group, candidate.name(), figures);
    }
}
