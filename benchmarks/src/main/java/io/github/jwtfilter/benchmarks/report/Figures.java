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

/** The available results, of each benchmark from one run. A figure without a measurement is empty. */
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

    /** Returns the CPU time of the fastest peer, except this project and the bare signature. */
    OptionalDouble bestPeer(String group) {
        return group(group).stream()
                .filter(Figures::isPeer)
                .mapToDouble(sample -> sample.get(Sample.CPU))
                .min();
    }

    /** Returns the group with the CPU time for a token: of the paired rounds, or of JMH if there are none. */
    String verified(String token) {
        String turns = TurnsBenchmark.GROUPS + token;
        return group(turns).isEmpty() ? "verify/" + token : turns;
    }

    /** Returns the ratio of this project's CPU time for a token to that of the bare signature. */
    OptionalDouble toSignature(String token) {
        return get(TurnsBenchmark.GROUPS + token, Peers.SIGNATURE, TurnsBenchmark.OURS);
    }

    /**
     * Returns the ratio of this project's CPU time for a token to that of the fastest peer, which is the peer with the highest
     * ratio.
     */
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
