package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.benchmarks.result.Median;
import io.github.jwtfilter.benchmarks.result.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Collects the medians of all JMH benchmarks; the iterations are in the output of JMH. */
final class Samples {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private record Key(String group, String name) {}

    private record Iterations(List<Double> cpu, List<Double> wall, List<Double> bytes) {}

    private final Map<Key, Iterations> iterations = new LinkedHashMap<>();

    void add(String group, String name, RunResult result) {
        Iterations all = iterations.computeIfAbsent(
                new Key(group, name), key -> new Iterations(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                Map<String, ? extends Result<?>> others = others(iteration);
                all.cpu().add(others.get(CpuTimeProfiler.LABEL).getScore());
                all.bytes().add(others.get(ALLOCATED).getScore());
                all.wall().add(iteration.getPrimaryResult().getScore());
            }
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // JMH's results have no type parameter there.
    private static Map<String, ? extends Result<?>> others(IterationResult iteration) {
        return (Map) iteration.getSecondaryResults();
    }

    List<Sample> all() {
        return iterations.entrySet().stream()
                .map(entry -> sample(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Sample sample(Key key, Iterations measured) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Sample.CPU, Median.of(measured.cpu()));
        figures.put(Sample.WALL, Median.of(measured.wall()));
        figures.put(Sample.BYTES, Median.of(measured.bytes()));
        return new Sample(key.group(), key.name(), figures);
    }
}
