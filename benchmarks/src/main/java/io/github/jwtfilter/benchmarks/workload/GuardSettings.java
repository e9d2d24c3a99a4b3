package io.github.jwtfilter.benchmarks.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Settings files for our filter. */
public final class GuardSettings {
    private static final AtomicInteger WRITTEN = new AtomicInteger();

    private final Workload workload;
    private final List<String> lines = new ArrayList<>();

    /**
     * The settings that every file has: issuer, audience, one key.
     *
     * @param workload where the key comes from
     * @param algorithm the only one that is accepted
     */
    public GuardSettings(Workload workload, Algorithm algorithm) {
        this.workload = workload;
        with("issuer", Workload.ISSUER);
        with("audience", Workload.AUDIENCE);
        with("algorithms", algorithm.header());
        if (algorithm == Algorithm.HS256) {
            with("keys.secret", "base64:" + Base64.getEncoder().encodeToString(workload.secret()));
        } else {
            with("keys.jwks-file", workload.keySet(algorithm).toUri().toString());
        }
    }

    /**
     * Sets how many verified tokens are remembered.
     *
     * @param size the number, 0 for none
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
     * Writes the file. Its name is no random one: that would make the Java runtime load its cryptography, which whoever measures a
     * start would then find loaded.
     *
     * @return where it is
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
