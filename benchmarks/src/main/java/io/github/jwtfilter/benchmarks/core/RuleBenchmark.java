package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.GuardSettings;
import io.github.jwtfilter.benchmarks.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request without a token that matches the last rule only. */
@State(Scope.Benchmark)
public class RuleBenchmark {
    /** The number of rules. */
    @Param({"1", "1000"})
    public int rules;

    private JwtGuard guard;
    private Request request;

    /** Creates the guard and the request, and verifies that the request passes. */
    @Setup
    public void setUp() {
        GuardSettings settings = new GuardSettings(Workload.current(), Algorithm.RS256);
        for (int number = 0; number < rules; number++) {
            settings.with("access." + number, "GET " + path(number) + "/** : anyone");
        }
        guard = JwtGuard.builder(settings.write()).build();
        request = Request.get(path(rules - 1) + "/page");
        if (!(decide() instanceof Decision.Anonymous)) {
            throw new IllegalStateException("the request does not pass");
        }
    }

    private static String path(int number) {
        return String.format("/office/part-%04d", number);
    }

    /**
     * Decides on the request.
     *
     * @return the decision
     */
    @Benchmark
    public Decision decide() {
        return guard.decide(request);
    }
}
