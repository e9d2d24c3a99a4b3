package io.github.jwtfilter.benchmarks.http;

import java.util.List;

/** All filters, by name. */
public final class Candidates {
    /** An application without any. */
    public static final String NONE = "no filter";

    /** Ours. */
    public static final String GUARD = "jwt-filter";

    /** Ours, where no token ever comes a second time while it is remembered. */
    public static final String GUARD_DISTINCT = "jwt-filter, small cache";

    /** Filters that are compared, without {@link #NONE}. */
    public static final List<String> FILTERS = List.of(GUARD, "java-jwt", "pac4j", "spring-security");

    private Candidates() {}

    /**
     * One of them. The classes of the others are not loaded.
     *
     * @param name its name
     * @return the filter
     */
    public static Candidate create(String name) {
        return switch (name) {
            case NONE -> (application, workload) -> {};
            case GUARD -> new GuardCandidate();
            case GUARD_DISTINCT -> new GuardCandidate(100);
            case "java-jwt" -> new JavaJwtCandidate();
            case "pac4j" -> new Pac4jCandidate();
            case "spring-security" -> new SpringCandidate();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
