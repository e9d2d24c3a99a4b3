package io.github.jwtfilter.benchmarks.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Settings files for the filter of this project. */
public final class GuardSettings {
    private static final AtomicInteger WRITTEN = new AtomicInteger();

    private final Workload workload;
    private final List<String> lines = new ArrayList<>();

    /**
     * Creates the common settings: issuer, audience, one key.
     *
     * @param workload the keys
     * @param algorithm the only accepted algorithm
     */
    public GuardSettings(Workload workload, Algorithm algorithm) {
        this(workload);
        with("algorithms", algorithm.header());
        if (algorithm == Algorithm.HS256) {
            with("keys.secret", "base64:" + Base64.getEncoder().encodeToString(workload.secret()));
        } else {
            with("keys.jwks-file", workload.keySet(algorithm).toUri().toString());
        }
    }

    private GuardSettings(Workload workload) {
        this.workload = workload;
        with("issuer", Workload.ISSUER);
        with("audience", Workload.AUDIENCE);
    }

    /**
     * Creates the common settings with two keys, for RS256 and ES256.
     *
     * @param workload the keys
     * @return settings
     */
    public static GuardSettings withRsaAndEc(Workload workload) {
        return new GuardSettings(workload)
                .with("algorithms", "RS256, ES256")
                .with("keys.jwks-file", workload.rsaAndEcKeySet().toUri().toString());
    }

    /**
     * Sets the maximum number of cached tokens.
     *
     * @param size the number, 0 for no cache
     * @return this
     */
    public GuardSettings withCache(int size) {
        return with("cache.size", Integer.toString(size));
    }

    /**
     * Adds a line.
     *
     * @param key the key of a setting
     * @param value its value
     * @return this
     */
    public GuardSettings with(String key, String value) {
        lines.add(key + " = " + value);
        return this;
    }

    /**
     * Writes the file. Its name is not random: a random one would make the JDK load its cryptography before the startup benchmark
     * starts to measure.
     *
     * @return the path of the file
     */
    public Path write() {
        String name = "jwt-filter-" + ProcessHandle.current().pid() + '-' + WRITTEN.incrementAndGet() + ".properties";
        try {
            return Files.write(workload.directory().resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
