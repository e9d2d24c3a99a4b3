package io.github.jwtfilter.benchmarks.result;

import java.nio.file.Path;
import java.util.Locale;

/** How thoroughly is measured, and where the results go. */
public enum Mode {
    /** Shows in some minutes that everything runs. The figures are rough, and stay in the build directory. */
    QUICK(3, 3, 500, 96, 96, 48, 500, 3),
    /** What the documentation tells. */
    FULL(2, 2, 1000, 360, 1_000, 480, 500, 21);

    /** Iterations before anything counts. */
    public final int warmups;

    /** Iterations that count. */
    public final int iterations;

    /** How long an iteration takes. */
    public final int iterationMillis;

    /** How often each one who verifies tokens has its turn. */
    public final int turnRounds;

    /** How often each part of what we do has its turn. */
    public final int stepRounds;

    /** How often each filter has its turn over HTTP. */
    public final int httpRounds;

    /** Requests in a turn. */
    public final int httpRequests;

    /** Java processes for each filter that is started. */
    public final int starts;

    Mode(
            int warmups,
            int iterations,
            int iterationMillis,
            int turnRounds,
            int stepRounds,
            int httpRounds,
            int httpRequests,
            int starts) {
        this.warmups = warmups;
        this.iterations = iterations;
        this.iterationMillis = iterationMillis;
        this.turnRounds = turnRounds;
        this.stepRounds = stepRounds;
        this.httpRounds = httpRounds;
        this.httpRequests = httpRequests;
        this.starts = starts;
    }

    /**
     * The mode of this run.
     *
     * @return what the system property {@code bench.mode} says
     */
    public static Mode current() {
        return valueOf(System.getProperty("bench.mode", "quick").toUpperCase(Locale.ROOT));
    }

    /**
     * What the results call it.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Where the page and the plot go.
     *
     * @return the documentation, or the build directory
     */
    public Path pages() {
        return Path.of(System.getProperty(this == FULL ? "bench.docs" : "bench.target"));
    }

    Path results(String benchmark) {
        return pages().resolve("performance").resolve(benchmark + ".json");
    }
}
