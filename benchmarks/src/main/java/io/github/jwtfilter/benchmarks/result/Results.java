package io.github.jwtfilter.benchmarks.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One run of a benchmark.
 *
 * @param benchmark its name
 * @param mode quick or full
 * @param date when
 * @param machine where
 * @param samples what was measured
 */
public record Results(String benchmark, String mode, String date, Machine machine, List<Sample> samples) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * What was measured just now.
     *
     * @param benchmark the name of the benchmark
     * @param mode how it was run
     * @param samples what was measured
     * @return the results
     */
    public static Results now(String benchmark, Mode mode, List<Sample> samples) {
        return new Results(
                benchmark, mode.label(), LocalDate.now(ZoneOffset.UTC).toString(), Machine.current(), samples);
    }

    /**
     * Reads results.
     *
     * @param benchmark the name of the benchmark
     * @param mode how it was run
     * @return the results, if there are any
     * @throws IOException if there are some that cannot be read
     */
    public static Optional<Results> read(String benchmark, Mode mode) throws IOException {
        Path file = mode.results(benchmark);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Results.class)) : Optional.empty();
    }

    /**
     * Writes them where the mode keeps its results.
     *
     * @param how the mode
     * @throws IOException if they cannot be written
     */
    public void write(Mode how) throws IOException {
        Path file = how.results(benchmark);
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
        System.out.println("\nWritten: " + file.getFileName());
    }

    /**
     * The samples of a group.
     *
     * @param group what was done
     * @return those who did it
     */
    public List<Sample> group(String group) {
        return samples.stream().filter(sample -> sample.group().equals(group)).toList();
    }

    /**
     * One sample.
     *
     * @param group what was done
     * @param name who did it
     * @return what was measured, if it was
     */
    public Optional<Sample> find(String group, String name) {
        return group(group).stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst();
    }
}
