package io.github.jwtfilter.benchmarks.paired;

import io.github.jwtfilter.benchmarks.peer.GuardPeer;
import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.peer.RevokingPeer;
import io.github.jwtfilter.benchmarks.result.Median;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.PairedRounds;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.RoundTimes;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import io.github.jwtfilter.internal.digest.Sha256;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.json.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The CPU time that each step of this project adds to a token. One candidate checks only the signature, the next one also
 * performs the step after it, and so on up to the complete verification: the cost of a step depends on the contents of the CPU
 * caches after the signature.
 */
public final class StepsBenchmark {
    /** The prefix of the names of the groups. */
    public static final String GROUPS = "steps/";

    /** The group of a cached token. */
    public static final String REPEATED = "repeated";

    /** The time in excess of the previous step. */
    public static final String ABOVE = "above";

    /** The bare signature. */
    public static final String SIGNATURE = "signature alone";

    /** The compact serialization and base64url. */
    public static final String APART = "taken apart, base64url";

    /** The parsing of the payload. */
    public static final String JSON = "payload read as JSON";

    /** The key of the token cache. */
    public static final String DIGEST = "digest of the token";

    /** All other steps. */
    public static final String REST = "all the rest";

    /** The check whether the token is revoked, which is not part of the other steps. */
    public static final String REVOCATION = "check of revocations in memory";

    /** The group of the memory of revocations. */
    public static final String REVOKED = "revoked";

    /** The number of revoked tokens for the token seen before. */
    public static final int REVOKED_TOKENS = 1_000_000;

    private static final int FEW_REVOKED_TOKENS = 1_000;
    private static final int MAX_SIZE = 16_384;

    private final Mode mode;
    private final Workload workload;
    private final List<Sample> samples = new ArrayList<>();

    private StepsBenchmark(Mode mode, Workload workload) {
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
        StepsBenchmark benchmark = new StepsBenchmark(mode, workload);
        for (Algorithm algorithm : List.of(Algorithm.RS256, Algorithm.PS256, Algorithm.HS256)) {
            benchmark.measureNew(algorithm);
        }
        benchmark.measureRepeated();
        Results.now("steps", mode, benchmark.samples).write(mode);
    }

    private void measureNew(Algorithm algorithm) {
        Peer signature = Peers.create(Peers.SIGNATURE, algorithm, workload);
        Peer apart = token -> signature.verify(token) == null ? null : apart(token);
        Peer json = token -> signature.verify(token) == null
                ? null
                : StrictJson.parse(apart(token).payloadBytes());
        String token = workload.token(algorithm, TokenKind.VALID);
        measure(
                algorithm.header(),
                List.of(
                        new Candidate(SIGNATURE, signature, token),
                        new Candidate(APART, apart, token),
                        new Candidate(JSON, json, token),
                        new Candidate(REST, Peers.create(Peers.GUARD, algorithm, workload), token),
                        new Candidate(
                                REVOCATION, new RevokingPeer(algorithm, workload, 0, FEW_REVOKED_TOKENS), token)));
    }

    private static CompactJws apart(String token) {
        return CompactJws.parse(token, MAX_SIZE).value();
    }

    private void measureRepeated() {
        String token = workload.token(Algorithm.RS256, TokenKind.VALID);
        RevokingPeer revoking = new RevokingPeer(Algorithm.RS256, workload, 1, REVOKED_TOKENS);
        samples.add(new Sample(
                REVOKED,
                Integer.toString(REVOKED_TOKENS),
                Map.of(Sample.BYTES, Median.rounded(revoking.bytesPerRevocation()))));
        System.out.printf(
                "%-16s %,d tokens %28.0f bytes each%n", REVOKED, REVOKED_TOKENS, revoking.bytesPerRevocation());
        measure(
                REPEATED,
                List.of(
                        new Candidate(DIGEST, Sha256::of, token),
                        new Candidate(REST, new GuardPeer(Algorithm.RS256, workload, 1), token),
                        new Candidate(REVOCATION, revoking, token)));
    }

    private void measure(String group, List<Candidate> steps) {
        PairedRounds.run(steps, mode.stepRounds, Candidate::measure);
        RoundTimes before = RoundTimes.none(mode.stepRounds);
        for (Candidate step : steps) {
            Map<String, Double> figures = step.times().figures(before, (with, without) -> with - without, ABOVE);
            System.out.printf("%-16s %-28s %10.0f ns CPU%n", GROUPS + group, step.name(), figures.get(ABOVE));
            samples.add(new Sample(GROUPS + group, step.name(), figures));
            before = step.times();
        }
    }
}
