package io.github.jwtfilter.benchmarks.result;

import java.nio.file.Path;
import java.util.Locale;

/** The number and length of measurements, and the location of the results. */
public enum Mode {
    /** Shows within minutes that everything runs. The figures are rough, and stay in the build directory. */
    QUICK(3, 3, 500, 96, 96, 96, 48, 500, 3, 3, 1_000),
    /** The mode of the published figures. */
    FULL(2, 2, 1000, 360, 1_000, 400, 480, 500, 21, 12, 4_000);

    /** The number of warmup iterations. */
    public final int warmups;

    /** The number of measured iterations. */
    public final int iterations;

    /** The length of an iteration in milliseconds. */
    public final int iterationMillis;

    /** The number of rounds that compare libraries. */
    public final int libraryRounds;

    /** The number of rounds that compare steps. */
    public final int stepRounds;

    /** The number of rounds that compare sizes of a factor. */
    public final int scaleRounds;

    /** The number of rounds that compare filters over HTTP. */
    public final int httpRounds;

    /** The number of requests to each application in a round. */
    public final int httpRequests;

    /** The number of Java processes per filter in the startup benchmark. */
    public final int starts;

    /** The number of rounds of the flood benchmark. */
    public final int floodRounds;

    /** The length of a round of the flood benchmark, in milliseconds. */
    public final int floodMillis;

    Mode(
            int warmups,
            int iterations,
            int iterationMillis,
            int libraryRounds,
            int stepRounds,
            int scaleRounds,
            int httpRounds,
            int httpRequests,
            int starts,
            int floodRounds,
            int floodMillis) {
        this.warmups = warmups;
        this.iterations = iterations;
        this.iterationMillis = iterationMillis;
        this.libraryRounds = libraryRounds;
        this.stepRounds = stepRounds;
        this.scaleRounds = scaleRounds;
        this.httpRounds = httpRounds;
        this.httpRequests = httpRequests;
        this.starts = starts;
        this.floodRounds = floodRounds;
        this.floodMillis = floodMillis;
    }

    /**
     * Returns the mode of this run.
     *
     * @return the mode in the system property {@code bench.mode}
     */
    public static Mode current() {
        return valueOf(System.getProperty("bench.mode", "quick").toUpperCase(Locale.ROOT));
    }

    /**
     * Returns the name of the mode in results.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the directory of the page and the plot.
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
