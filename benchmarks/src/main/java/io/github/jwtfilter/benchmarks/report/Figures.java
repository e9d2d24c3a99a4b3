package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.http.HttpBenchmark;
import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.turns.TurnsBenchmark;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The results that there are, each benchmark's from one run. What has not been measured is empty. */
record Figures(
        Optional<Results> core,
        Optional<Results> turns,
        Optional<Results> steps,
        Optional<Results> http,
        Optional<Results> start) {
    static Figures read(Mode mode) throws IOException {
        return new Figures(
                Results.read("core", mode),
                Results.read("turns", mode),
                Results.read("steps", mode),
                Results.read("http", mode),
                Results.read("start", mode));
    }

    /** All that were measured at the same thing. */
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

    /** The CPU time of the fastest but us and the bare signature, which is no peer. */
    OptionalDouble bestPeer(String group) {
        return group(group).stream()
                .filter(Figures::isPeer)
                .mapToDouble(sample -> sample.get(Sample.CPU))
                .min();
    }

    /** The group with the CPU time for a token: of those that had their turns in one process, or of JMH if there were none. */
    String verified(String token) {
        String turns = TurnsBenchmark.GROUPS + token;
        return group(turns).isEmpty() ? "verify/" + token : turns;
    }

    /** Our CPU time for a token in relation to that of the signature alone. */
    OptionalDouble toSignature(String token) {
        return get(TurnsBenchmark.GROUPS + token, Peers.SIGNATURE, TurnsBenchmark.OURS);
    }

    /** Our CPU time for a token in relation to that of the fastest peer, which is where it is highest. */
    OptionalDouble toBestPeer(String token) {
        return group(TurnsBenchmark.GROUPS + token).stream()
                .filter(Figures::isPeer)
                .mapToDouble(sample -> sample.get(TurnsBenchmark.OURS))
                .max();
    }

    private static boolean isPeer(Sample sample) {
        return !sample.name().equals(Peers.GUARD) && !sample.name().equals(Peers.SIGNATURE);
    }

    OptionalDouble aboveNoFilter(String name) {
        return get("http/repeated", name, HttpBenchmark.ABOVE);
    }

    static OptionalDouble ratio(OptionalDouble of, OptionalDouble to) {
        return of.isPresent() && to.isPresent() && to.getAsDouble() != 0
                ? OptionalDouble.of(of.getAsDouble() / to.getAsDouble())
                : OptionalDouble.empty();
    }

    private Stream<Results> results() {
        return Stream.of(core, turns, steps, http, start).flatMap(Optional::stream);
    }
}
