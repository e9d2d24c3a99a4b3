package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.GuardSettings;
import io.github.jwtfilter.benchmarks.workload.Workload;

/** This project, with a principal and its roles as the result. */
public final class GuardPeer implements Peer {
    private final JwtGuard guard;

    /**
     * Creates the guard.
     *
     * @param algorithm the only algorithm that it accepts
     * @param workload the keys
     * @param cache the maximum number of cached tokens
     */
    public GuardPeer(Algorithm algorithm, Workload workload, int cache) {
        guard = JwtGuard.builder(
                        new GuardSettings(workload, algorithm).withCache(cache).write())
                .build();
    }

    @Override
    public Object verify(String token) {
        Result<? extends JwtPrincipal> result = guard.authenticate(token);
        return result.rejection() == null ? result.value() : null;
    }
}
