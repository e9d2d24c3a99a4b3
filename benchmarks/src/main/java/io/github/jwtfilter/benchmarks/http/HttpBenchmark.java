package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.result.Mode;
import io.github.jwtfilter.benchmarks.result.PairedRounds;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * CPU time that a server spends on a request, in excess of that without a filter. One process measures each application once per
 * round, in random order, and compares it with the application without a filter in the same round.
 */
public final class HttpBenchmark {
    /** The figure in excess of the application without a filter. */
    public static final String ABOVE = "above";

    private final Mode mode;
    private final Workload workload;
    private final ServerClock clock = new ServerClock();

    private HttpBenchmark(Mode mode, Workload workload) {
        this.mode = mode;
        this.workload = workload;
    }

    /**
     * Runs the benchmark, and writes the results.
     *
     * @param mode the number of rounds and requests
     * @param workload keys and tokens
     * @throws Exception if a server or a client fails
     */
    public static void run(Mode mode, Workload workload) throws Exception {
        HttpBenchmark benchmark = new HttpBenchmark(mode, workload);
        List<Sample> samples = new ArrayList<>();
        List<String> same = Collections.nCopies(mode.httpRequests, workload.token(Algorithm.RS256, TokenKind.VALID));
        samples.addAll(benchmark.measure("http/repeated", Candidates.GUARD, same));
        samples.addAll(benchmark.measure("http/distinct", Candidates.GUARD_DISTINCT, workload.tokens(Workload.MANY)));
        Results.now("http", mode, samples).write(mode);
    }

    private List<Sample> measure(String group, String guard, List<String> tokens) throws Exception {
        List<MeasuredApplication> applications = new ArrayList<>();
        BenchmarkServer server = new BenchmarkServer();
        applications.add(deploy(server, Candidates.NONE, Candidates.NONE, tokens));
        for (String name : Candidates.FILTERS) {
            applications.add(deploy(server, name, name.equals(Candidates.GUARD) ? guard : name, tokens));
        }
        try (Client client = new Client(server.port())) {
            for (MeasuredApplication application : applications) {
                application.check(client);
            }
            PairedRounds.run(
                    applications, mode.httpRounds, application -> application.measure(client, mode.httpRequests));
        }
        server.stop();
        return applications.stream()
                .map(application -> sample(group, application, applications.get(0)))
                .toList();
    }

    private MeasuredApplication deploy(BenchmarkServer server, String name, String candidate, List<String> tokens)
            throws Exception {
        String path = "/" + name.replace(' ', '-');
        Candidate filter = Candidates.create(candidate);
        filter.prepare(workload);
        server.deploy(path, filter, workload);
        return new MeasuredApplication(name, path, tokens, clock);
    }

    private static Sample sample(String group, MeasuredApplication application, MeasuredApplication without) {
        Map<String, Double> figures = application.times().figures(without.times(), (with, bare) -> with - bare, ABOVE);
        System.out.printf(
                "%-16s %-18s %10.1f us CPU, %10.1f us above no filter%n",
                group, application.name(), figures.get(Sample.CPU) / 1000, figures.get(ABOVE) / 1000);
        return new Sample(group, application.name(), figures);
    }
}
