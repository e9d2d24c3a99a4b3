package io.github.jwtfilter.benchmarks.turns;

import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Rounds;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ratio of this project's CPU time for a token to that of other libraries. All run in one process in turns of some
 * milliseconds, in random order in each round, and each is compared with this project's turn of the same round: a machine that
 * becomes slower affects both alike.
 */
public final class TurnsBenchmark {
    /** The prefix of the names of the groups. */
    public static final String GROUPS = "turns/";

    /** The ratio of this project's CPU time to that of the library. */
    public static final String OURS = "ours";

    private final Mode mode;
    private final Workload workload;
    private final List<Sample> samples = new ArrayList<>();

    private TurnsBenchmark(Mode mode, Workload workload) {
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
        TurnsBenchmark benchmark = new TurnsBenchmark(mode, workload);
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
        List<Contender> contenders = new ArrayList<>();
        for (String name : names) {
            Peers.check(Peers.create(name, algorithm, workload), algorithm, kind, workload);
            contenders.add(
                    new Contender(name, Peers.create(name, algorithm, workload), workload.token(algorithm, kind)));
        }
        Rounds.run(contenders, mode.turnRounds, Contender::takeTurn);
        Contender ours = contenders.stream()
                .filter(contender -> contender.name().equals(Peers.GUARD))
                .findFirst()
                .orElseThrow();
        for (Contender contender : contenders) {
            samples.add(sample(GROUPS + algorithm.header() + "/" + kind.label(), contender, ours));
        }
    }

    private static Sample sample(String group, Contender contender, Contender ours) {
        Map<String, Double> figures = contender.turns().figures(ours.turns(), (theirs, own) -> own / theirs, OURS);
        System.out.printf(
                "%-28s %-18s %12.0f ns CPU, ours is %6.3f of it%n",
                group, contender.name(), figures.get(Sample.CPU), figures.get(OURS));
        return new Sample(group, contender.name(), figures);
    }
}
