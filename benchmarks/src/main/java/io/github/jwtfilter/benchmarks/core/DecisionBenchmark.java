package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.GuardSettings;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The complete decision on a request: path, rule, transport, token, origin, principal, role. */
@State(Scope.Benchmark)
public class DecisionBenchmark {
    /** The header or cookie that contains the token. */
    @Param({"header", "cookie"})
    public String carrier;

    /** The number of cached tokens. */
    @Param({"0", "10000"})
    public int cache;

    private JwtGuard guard;
    private Request request;

    /** Creates the guard and the request, and verifies that the request passes. */
    @Setup
    public void setUp() {
        Workload workload = Workload.current();
        guard = JwtGuard.builder(new GuardSettings(workload, Algorithm.RS256)
                        .withCache(cache)
                        .with("token.cookie", Request.COOKIE)
                        .with("access.10", "/css/**.css : anyone")
                        .with("access.20", "GET /orders/** : role clerk|auditor")
                        .write())
                .build();
        String token = workload.token(Algorithm.RS256, TokenKind.VALID);
        request = carrier.equals("cookie")
                ? Request.get("/orders/17").withCookie(token)
                : Request.get("/orders/17").withBearer(token);
        if (!(decide() instanceof Decision.Authenticated)) {
            throw new IllegalStateException("the request is not authenticated");
        }
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
