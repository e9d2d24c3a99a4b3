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
 * The results of one run of a benchmark.
 *
 * @param benchmark the name of the benchmark
 * @param mode quick or full
 * @param date the date of the run
 * @param machine the machine of the run
 * @param samples the measurements
 */
public record Results(String benchmark, String mode, String date, Machine machine, List<Sample> samples) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Creates results of the current run.
     *
     * @param benchmark the name of the benchmark
     * @param mode the mode of the run
     * @param samples the measurements
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
     * @param mode the mode of the run
     * @return the results, or empty if there are none
     * @throws IOException if the file cannot be read
     */
    public static Optional<Results> read(String benchmark, Mode mode) throws IOException {
        Path file = mode.results(benchmark);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Results.class)) : Optional.empty();
    }

    /**
     * Writes the results to the directory of the mode.
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
     * Returns the samples of a group.
     *
     * @param group the name of the group
     * @return the samples
     */
    public List<Sample> group(String group) {
        return samples.stream().filter(sample -> sample.group().equals(group)).toList();
    }

    /**
     * Returns one sample.
     *
     * @param group the name of the group
     * @param name the name of the sample
     * @return the sample, or empty if there is none
     */
    public Optional<Sample> find(String group, String name) {
        return group(group).stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst();
    }
}
