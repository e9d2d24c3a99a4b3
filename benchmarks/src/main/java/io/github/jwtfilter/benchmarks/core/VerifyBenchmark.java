package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One token, accepted or rejected, verified by each peer without a cache. */
@State(Scope.Benchmark)
public class VerifyBenchmark {
    /** The signature algorithm. */
    @Param
    public Algorithm algorithm;

    /** The kind of token. */
    @Param
    public TokenKind token;

    /** The name of the peer. */
    @Param("")
    public String peer;

    private Peer candidate;
    private String text;

    /** Creates the peer, and verifies that it accepts and rejects correctly. */
    @Setup
    public void setUp() {
        Workload workload = Workload.current();
        candidate = Peers.create(peer, algorithm, workload);
        text = workload.token(algorithm, token);
        Peers.check(candidate, algorithm, token, workload);
    }

    /**
     * Verifies the token.
     *
     * @return the result
     */
    @Benchmark
    public Object verify() {
        return candidate.validate(text);
    }
}
