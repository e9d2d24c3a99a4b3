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

/** One token, accepted or rejected, by everybody. Nothing is remembered from one time to the next. */
@State(Scope.Benchmark)
public class VerifyBenchmark {
    /** How the token is signed. */
    @Param
    public Algorithm algorithm;

    /** What it is like. */
    @Param
    public TokenKind token;

    /** Who judges it. */
    @Param("")
    public String peer;

    private Peer judge;
    private String text;

    /** Sets up the one who is measured, and sees to it that it judges rightly. */
    @Setup
    public void setUp() {
        Workload workload = Workload.current();
        judge = Peers.create(peer, algorithm, workload);
        text = workload.token(algorithm, token);
        Peers.check(judge, algorithm, token, workload);
    }

    /**
     * Judges the token.
     *
     * @return what came of it
     */
    @Benchmark
    public Object verify() {
        return judge.judge(text);
    }
}
