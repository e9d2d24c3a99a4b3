package io.github.jwtfilter.internal.probe;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;

/** Runs of a probe without pauses. */
final class ProbeRuns {
    private static final int LIMIT = 500;

    private ProbeRuns() {}

    static ProbeReport run(String url, ProbePlan plan) throws ProbeException {
        return run(url, plan, LIMIT);
    }

    static ProbeReport run(String url, ProbePlan plan, int limit) throws ProbeException {
        return probe(url, plan, options(limit), InetAddress::getAllByName, System::nanoTime)
                .run();
    }

    static Probe probe(String url, ProbePlan plan, ProbeOptions options, HostResolver resolver, LongSupplier nanoTime)
            throws ProbeException {
        return new Probe(ProbeTarget.parse(url), plan, options, resolver, nanoTime, nanos -> {}, "/jwt-filter-probe-0");
    }

    static ProbeOptions options(int limit) {
        return new ProbeOptions(
                Duration.ofSeconds(30), limit, (SSLSocketFactory) SSLSocketFactory.getDefault(), false, 0);
    }

    /** Returns a clock that advances with each reading, so that limits of time are reached without waiting. */
    static LongSupplier clock(Duration step) {
        AtomicLong time = new AtomicLong();
        return () -> time.addAndGet(step.toNanos());
    }

    static ProbePlan plan(String... protectedPaths) {
        ProbePlan plan = new ProbePlan();
        for (String path : protectedPaths) {
            plan.addProtected(path);
        }
        return plan;
    }

    static CheckReport check(ProbeReport report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the requests with an outcome, each with its check and response. */
    static List<String> with(Outcome outcome, ProbeReport report) {
        return report.checks().stream()
                .flatMap(check -> check.observations().stream()
                        .filter(each -> each.outcome() == outcome)
                        .map(each -> check.id() + ": " + each.sent() + " -> " + each.received()))
                .collect(Collectors.toList());
    }

    static List<String> findings(ProbeReport report) {
        return with(Outcome.FINDING, report);
    }
}
