package io.github.jwtfilter.benchmarks.workload;

import java.util.List;
import java.util.Locale;

/** What a decision can depend on, with the measured sizes. All other factors have their first size meanwhile. */
public enum ScaleFactor {
    /** The number of roles in the token. */
    ROLES("roles in the token", 10, 100, 500),
    /** The number of claims in the token, one of which contains the roles. */
    CLAIMS("claims in the token", 10, 50, 200),
    /** The number of issuers in the settings. */
    ISSUERS("issuers in the settings", 1, 5, 20),
    /** The number of access rules, the last of which applies. */
    RULES("access rules", 10, 100, 1_000),
    /** The number of threads that decide at the same time. */
    THREADS("threads", 1, 2, 4);

    private final String title;
    private final int small;
    private final int medium;
    private final int large;

    ScaleFactor(String title, int small, int medium, int large) {
        this.title = title;
        this.small = small;
        this.medium = medium;
        this.large = large;
    }

    /**
     * Returns the name in results.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the name in tables.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * Returns the measured sizes.
     *
     * @return ascending numbers
     */
    public List<Integer> sizes() {
        return List.of(small, medium, large);
    }

    /**
     * Returns the size of another factor while this one has a size.
     *
     * @param size the size of this factor
     * @param other any factor
     * @return {@code size} for this factor, and the first size for all others
     */
    public int sizeOf(int size, ScaleFactor other) {
        return other == this ? size : other.small;
    }
}
