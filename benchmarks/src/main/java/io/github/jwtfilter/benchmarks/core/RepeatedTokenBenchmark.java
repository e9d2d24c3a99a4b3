package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.benchmarks.peer.GuardPeer;
import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tokens that have been verified before, in rotation. */
@State(Scope.Benchmark)
public class RepeatedTokenBenchmark {
    /** The number of different tokens. */
    @Param({"1", "100", "10000", "100000"})
    public int tokens;

    /** The number of cached tokens. */
    @Param({"100000"})
    public int cache;

    private Peer guard;
    private String[] texts;

    /** Verifies all tokens once. */
    @Setup
    public void setUp() {
        Workload workload = Workload.current();
        guard = new GuardPeer(Algorithm.RS256, workload, cache);
        texts = workload.tokens(tokens).toArray(new String[0]);
        for (String text : texts) {
            if (guard.validate(text) == null) {
                throw new IllegalStateException("a token is rejected");
            }
        }
    }

    /** The position of a thread in the list of tokens. */
    @State(Scope.Thread)
    public static class Cursor {
        private int next;

        int next(int count) {
            next = next + 1 < count ? next + 1 : 0;
            return next;
        }
    }

    /**
     * Verifies the next token.
     *
     * @param cursor the position of this thread
     * @return the result
     */
    @Benchmark
    public Object verify(Cursor cursor) {
        return guard.validate(texts[cursor.next(texts.length)]);
    }
}
