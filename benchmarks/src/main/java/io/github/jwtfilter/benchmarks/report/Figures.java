package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.paired.LibrariesBenchmark;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The available results, of each benchmark from one run. A figure without a measurement is empty. */
record Figures(
        Optional<Results> core,
        Optional<Results> turns,
        Optional<Results> steps,
        Optional<Results> scale,
        Optional<Results> http,
        Optional<Results> start,
        Optional<Results> flood) {
    static Figures read(Mode mode) throws IOException {
        return new Figures(
                Results.read("core", mode),
                Results.read("turns", mode),
                Results.read("steps", mode),
                Results.read("scale", mode),
                Results.read("http", mode),
                Results.read("start", mode),
                Results.read("flood", mode));
    }

    /** Returns the samples of one group. */
    List<Sample> group(String group) {
        return results().flatMap(results -> results.group(group).stream()).toList();
    }

    OptionalDouble get(String group, String name, String figure) {
        return results()
                .flatMap(results -> results.find(group, name).stream())
                .mapToDouble(sample -> sample.get(figure))
                .findFirst();
    }

    OptionalDouble cpu(String group, String name) {
        return get(group, name, Sample.CPU);
    }

    /** Returns the group with the CPU time for a token: of the paired rounds, or of JMH if there are none. */
    String verified(String token) {
        String paired = LibrariesBenchmark.GROUPS + token;
        return group(paired).isEmpty() ? "verify/" + token : paired;
    }

    static OptionalDouble ratio(OptionalDouble of, OptionalDouble to) {
        return of.isPresent() && to.isPresent() && to.getAsDouble() != 0
                ? OptionalDouble.of(of.getAsDouble() / to.getAsDouble())
                : OptionalDouble.empty();
    }

    private Stream<Results> results() {
        return Stream.of(core, turns, steps, scale, http, start, flood).flatMap(Optional::stream);
    }
}
