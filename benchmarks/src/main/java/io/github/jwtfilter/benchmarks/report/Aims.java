package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.http.Candidates;
import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.start.StartBenchmark;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import java.util.List;
import java.util.OptionalDouble;

/** The performance targets, and the current figures. */
final class Aims {
    private static final String RS256 = "verify/RS256/valid";
    private static final String REPEATED = "repeated/threads-1";
    private static final double KILO = 1000;
    private static final double MILLION = 1e6;

    private final Figures figures;
    private final Table table = new Table("measure", "aim", "measured");

    private Aims(Figures figures) {
        this.figures = figures;
    }

    static String table(Figures figures) {
        Aims aims = new Aims(figures);
        aims.addTokens();
        aims.addRejections();
        aims.addServer();
        aims.addScaling();
        return aims.table.toString();
    }

    private void addTokens() {
        ratio("RS256 against the signature alone", "≤ 1.08 ×", figures.toSignature("RS256/valid"));
        ratio("RS256 against the fastest peer", "< 1 ×", figures.toBestPeer("RS256/valid"));
        ratio("HS256 against the fastest peer", "≤ 0.80 ×", figures.toBestPeer("HS256/valid"));
        ratio("ES256 against the signature alone", "≤ 1.03 ×", figures.toSignature("ES256/valid"));
        ratio("PS256 against the signature alone", "≤ 1.03 ×", figures.toSignature("PS256/valid"));
        value("Allocation, RS256", "≤ 12 KB", figures.get(RS256, Peers.GUARD, Sample.BYTES), KILO, "KB");
        OptionalDouble repeated = figures.cpu(REPEATED, "10000");
        value("RS256 token seen before, 10,000 remembered", "≤ 1.5 µs", repeated, KILO, "µs");
        ratio("The fastest peer's RS256 against it", "≥ 25 ×", Figures.ratio(figures.bestPeer(RS256), repeated));
    }

    private void addRejections() {
        for (TokenKind kind : List.of(TokenKind.SHORT_GARBAGE, TokenKind.RANDOM_TEXT, TokenKind.RANDOM_PARTS)) {
            String group = "RS256/" + kind.label();
            ratio(
                    "Rejecting " + kind.label().replace('-', ' ') + ", against the fastest peer",
                    "≤ 0.15 ×",
                    figures.toBestPeer(group));
        }
        String unknown = "RS256/" + TokenKind.UNKNOWN_KEY.label();
        ratio("Unknown `kid` against the fastest peer", "≤ 1 ×", figures.toBestPeer(unknown));
    }

    private void addServer() {
        OptionalDouble ours = figures.aboveNoFilter(Candidates.GUARD);
        value("HTTP, CPU above no filter, repeated RS256 token", "≤ 5 µs", ours, KILO, "µs");
        ratio(
                "The same against Spring Security",
                "≤ 0.067 ×",
                Figures.ratio(ours, figures.aboveNoFilter("spring-security")));
        value("Start and first request", "≤ 150 ms", start(StartBenchmark.TOTAL), MILLION, "ms");
        OptionalDouble jars = start(StartBenchmark.JARS);
        table.row("JARs in `WEB-INF/lib`", "1", jars.isPresent() ? Integer.toString((int) jars.getAsDouble()) : "–");
        value("Their size", "≤ 3.3 MB", start(Sample.BYTES), MILLION, "MB");
    }

    private void addScaling() {
        ratio("10,000 remembered tokens against 1", "≤ 2 ×", scaling(REPEATED, "10000"));
        ratio("1,000 rules against 1", "≤ 2 ×", scaling("rules", "1000"));
    }

    private OptionalDouble scaling(String group, String many) {
        return Figures.ratio(figures.cpu(group, many), figures.cpu(group, "1"));
    }

    private OptionalDouble start(String figure) {
        return figures.get("start", Candidates.GUARD, figure);
    }

    private void ratio(String measure, String aim, OptionalDouble ratio) {
        table.row(measure, aim, Table.times(ratio));
    }

    private void value(String measure, String aim, OptionalDouble value, double unit, String name) {
        table.row(measure, aim, Table.in(value, unit, name));
    }
}
