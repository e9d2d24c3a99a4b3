package io.github.jwtfilter.benchmarks.profile;

import io.github.jwtfilter.benchmarks.peer.GuardPeer;
import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the time for a token is spent on beside its signature, by sampling what the processor is at. */
public final class ProfileBenchmark {
    /** What the names of the groups start with. */
    public static final String GROUPS = "profile/";

    /** The part of the samples, 0 to 1. */
    public static final String SHARE = "share";

    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final int BATCH = 100;

    /** Where results go, so that nobody's work can be left out. */
    static volatile Object sink;

    private ProfileBenchmark() {}

    /**
     * Runs it, and writes the results.
     *
     * @param mode how thoroughly
     * @param workload keys and tokens
     * @throws IOException if the results cannot be written
     */
    public static void run(Mode mode, Workload workload) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Algorithm algorithm : List.of(Algorithm.RS256, Algorithm.PS256, Algorithm.HS256)) {
            Peer guard = new GuardPeer(algorithm, workload, 0);
            samples.addAll(measure(algorithm.header(), guard, workload.token(algorithm, TokenKind.VALID), mode));
        }
        Peer remembering = new GuardPeer(Algorithm.RS256, workload, 1);
        samples.addAll(measure("repeated", remembering, workload.token(Algorithm.RS256, TokenKind.VALID), mode));
        Results.now("profile", mode, samples).write(mode);
    }

    private static List<Sample> measure(String group, Peer guard, String token, Mode mode) throws IOException {
        repeat(guard, token, mode.profileMillis / 4);
        Map<Step, Double> shares = Sampler.shares(() -> repeat(guard, token, mode.profileMillis));
        List<Sample> samples = new ArrayList<>();
        shares.forEach((step, share) -> {
            System.out.printf("%-20s %-28s %5.1f %%%n", GROUPS + group, step.label(), share * 100);
            samples.add(new Sample(GROUPS + group, step.label(), Map.of(SHARE, share)));
        });
        return samples;
    }

    private static void repeat(Peer guard, String token, int millis) {
        long end = System.nanoTime() + millis * NANOS_OF_MILLI;
        while (System.nanoTime() < end) {
            for (int i = 0; i < BATCH; i++) {
                sink = guard.judge(token);
            }
        }
    }
}
