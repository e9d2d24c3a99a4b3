package io.github.jwtfilter.benchmarks.flood;

import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The users during the attack. */
public enum FloodScenario {
    /** Users with cached tokens; the attacker has 10 addresses. */
    CACHED,
    /** Users with tokens that are not cached, 100 a second; the attacker has 10 addresses. */
    NEW,
    /** 100 users with cached tokens who share the only address of the attacker. */
    CACHED_SAME_ADDRESS,
    /** Users with tokens that are not cached, 100 a second, who share the only address of the attacker. */
    NEW_SAME_ADDRESS,
    /** As {@link #CACHED}, in a server. */
    CACHED_IN_SERVER,
    /** As {@link #NEW}, in a server. */
    NEW_IN_SERVER;

    static final List<String> ATTACKERS = IntStream.rangeClosed(1, 10)
            .mapToObj(number -> "203.0.113." + number)
            .toList();
    static final List<String> USERS = IntStream.rangeClosed(1, 100)
            .mapToObj(number -> "198.51.100." + number)
            .toList();
    private static final List<String> SHARED = List.of("203.0.113.1");
    private static final int FEW = 100;
    private static final int NEW_PER_SECOND = 100;
    private static final int THREADS = 4;
    private static final int CONNECTIONS = 16;

    /**
     * Returns the name in results.
     *
     * @return lower case, with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean cached() {
        return this == CACHED || this == CACHED_SAME_ADDRESS || this == CACHED_IN_SERVER;
    }

    boolean inServer() {
        return this == CACHED_IN_SERVER || this == NEW_IN_SERVER;
    }

    private boolean shared() {
        return this == CACHED_SAME_ADDRESS || this == NEW_SAME_ADDRESS;
    }

    List<String> tokens(Workload workload) {
        return cached() ? workload.tokens(FEW) : workload.tokens(Workload.MANY);
    }

    /** Returns the size of the cache: too small for tokens that shall not be cached. */
    int cache() {
        return cached() ? Workload.MANY : FEW;
    }

    /** Returns the rate of the users, or 0 for one request after the other without a pause. */
    int perSecond() {
        return cached() ? 0 : NEW_PER_SECOND;
    }

    List<String> users() {
        return shared() ? SHARED : USERS;
    }

    List<String> attackers() {
        return shared() ? SHARED : ATTACKERS;
    }

    /** Returns the number of requests that the attacker sends at once. A server also responds while some of them wait. */
    int attackConnections() {
        return inServer() ? CONNECTIONS : THREADS;
    }
}
