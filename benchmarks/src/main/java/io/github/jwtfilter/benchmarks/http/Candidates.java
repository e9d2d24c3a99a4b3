package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.GuardSettings;
import java.nio.file.Path;
import java.util.List;

/** All filters, by name. */
public final class Candidates {
    /** An application without a filter. */
    public static final String NONE = "no filter";

    /** The filter of this project. */
    public static final String GUARD = "jwt-filter";

    /** The filter of this project with a cache so small that each token is evicted before it is sent again. */
    public static final String GUARD_DISTINCT = "jwt-filter, small cache";

    /** The compared filters, without {@link #NONE}. */
    public static final List<String> FILTERS = List.of(GUARD, "java-jwt", "pac4j", "spring-security");

    private Candidates() {}

    /**
     * Creates the filter of this project with other settings.
     *
     * @param settings the settings file
     * @return the filter
     */
    public static Candidate guard(Path settings) {
        return new GuardCandidate(workload -> settings);
    }

    /**
     * Creates a filter without loading the classes of the others.
     *
     * @param name the name of the filter
     * @return the filter
     */
    public static Candidate create(String name) {
        return switch (name) {
            case NONE -> (application, workload) -> {};
            case GUARD -> new GuardCandidate(workload -> new GuardSettings(workload, Algorithm.RS256).write());
            case GUARD_DISTINCT ->
                new GuardCandidate(workload -> new GuardSettings(workload, Algorithm.RS256)
                        .withCache(100)
                        .write());
            case "java-jwt" -> new JavaJwtCandidate();
            case "pac4j" -> new Pac4jCandidate();
            case "spring-security" -> new SpringCandidate();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
