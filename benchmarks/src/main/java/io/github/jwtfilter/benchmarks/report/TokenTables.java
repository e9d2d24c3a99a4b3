package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.paired.LibrariesBenchmark;
import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The tables of tokens and decisions without a server. */
final class TokenTables {
    private static final double KILO = 1000;
    private static final double NANOS = 1e9;

    private TokenTables() {}

    static String valid(Figures figures) {
        List<String> columns = new ArrayList<>(List.of(""));
        Algorithm.USUAL.stream().map(Algorithm::header).forEach(columns::add);
        columns.add("allocated, RS256");
        Table table = new Table(columns.toArray(new String[0]));
        for (String peer : peers(figures)) {
            List<String> cells = new ArrayList<>(List.of(peer));
            for (Algorithm algorithm : Algorithm.USUAL) {
                cells.add(withRatio(figures, figures.verified(algorithm.header() + "/valid"), peer));
            }
            cells.add(Table.in(figures.get("verify/RS256/valid", peer, Sample.BYTES), KILO, "KB"));
            table.row(cells.toArray(new String[0]));
        }
        return table.toString();
    }

    private static String withRatio(Figures figures, String group, String peer) {
        OptionalDouble cpu = figures.cpu(group, peer);
        OptionalDouble ratio = ratio(figures, group, peer);
        return cpu.isEmpty() || ratio.isEmpty() || peer.equals(Peers.SIGNATURE)
                ? Table.micros(cpu)
                : Table.micros(cpu) + " (" + Table.times(ratio) + ")";
    }

    /** Returns the ratio to the signature: in paired rounds, each was compared with this project in the same round. */
    private static OptionalDouble ratio(Figures figures, String group, String peer) {
        return group.startsWith(LibrariesBenchmark.GROUPS)
                ? Figures.ratio(
                        figures.get(group, Peers.SIGNATURE, LibrariesBenchmark.OURS),
                        figures.get(group, peer, LibrariesBenchmark.OURS))
                : Figures.ratio(figures.cpu(group, peer), figures.cpu(group, Peers.SIGNATURE));
    }

    /** Returns the signature and this project first, then the other peers by speed. */
    private static List<String> peers(Figures figures) {
        return Peers.ALL.stream()
                .sorted(Comparator.comparingDouble(peer -> peer.equals(Peers.SIGNATURE)
                        ? -2
                        : peer.equals(Peers.GUARD)
                                ? -1
                                : figures.cpu(figures.verified("RS256/valid"), peer)
                                        .orElse(Double.MAX_VALUE)))
                .toList();
    }

    static String rejected(Figures figures) {
        List<TokenKind> kinds = TokenKind.INVALID;
        List<String> columns = new ArrayList<>(List.of(""));
        kinds.forEach(kind -> columns.add(kind.label().replace('-', ' ')));
        Table table = new Table(columns.toArray(new String[0]));
        for (String peer : peers(figures)) {
            List<String> cells = new ArrayList<>(List.of(peer));
            kinds.forEach(kind ->
                    cells.add(Table.micros(figures.cpu(figures.verified("RS256/" + kind.label()), peer))));
            table.row(cells.toArray(new String[0]));
        }
        return table.toString();
    }

    /** Returns the CPU time for tokens of identity providers, expensive algorithms and the other paths of the verification. */
    static String realistic(Figures figures) {
        List<String> columns = new ArrayList<>(List.of(""));
        TokenKind.OF_PROVIDERS.forEach(kind -> columns.add(kind.label().replace('-', ' ')));
        Table table = new Table(columns.toArray(new String[0]));
        List<String> sizes = new ArrayList<>(List.of("characters"));
        TokenKind.OF_PROVIDERS.forEach(kind -> sizes.add(
                Table.whole(figures.get(figures.verified("RS256/" + kind.label()), Peers.GUARD, Sample.CHARACTERS))));
        table.row(sizes.toArray(new String[0]));
        for (String peer : peers(figures)) {
            List<String> cells = new ArrayList<>(List.of(peer));
            TokenKind.OF_PROVIDERS.forEach(
                    kind -> cells.add(withRatio(figures, figures.verified("RS256/" + kind.label()), peer)));
            table.row(cells.toArray(new String[0]));
        }
        return table.toString();
    }

    /** Returns the CPU time for expensive algorithms, and for tokens without a key or with an unknown one. */
    static String unusual(Figures figures) {
        Table table =
                new Table("", "ES512", "RS256, 4096 bits", "no key ID", "unknown key, cache on", "expired, cache on");
        for (String peer : peers(figures)) {
            table.row(
                    peer,
                    withRatio(figures, figures.verified("ES512/valid"), peer),
                    withRatio(figures, figures.verified("RS256-4096/valid"), peer),
                    Table.micros(figures.cpu(figures.verified("RS256/no-key-id"), peer)),
                    Table.micros(figures.cpu(figures.verified("RS256/unknown-key" + LibrariesBenchmark.CACHED), peer)),
                    Table.micros(figures.cpu(figures.verified("RS256/expired" + LibrariesBenchmark.CACHED), peer)));
        }
        return table.toString();
    }

    static String eddsa(Figures figures) {
        Table table = new Table("", "EdDSA");
        for (String peer : Peers.EDDSA) {
            table.row(peer, withRatio(figures, figures.verified("EdDSA/valid"), peer));
        }
        return table.toString();
    }

    static String repeated(Figures figures) {
        List<String> groups = figures.core().stream()
                .flatMap(results -> results.samples().stream())
                .map(Sample::group)
                .filter(group -> group.startsWith("repeated/"))
                .distinct()
                .toList();
        Table table = new Table("threads", "tokens remembered", "CPU", "allocated", "hits per second");
        for (String group : groups) {
            String threads = group.substring(group.lastIndexOf('-') + 1);
            for (Sample sample : figures.group(group)) {
                double hits = Integer.parseInt(threads) * NANOS / sample.get(Sample.WALL);
                table.row(
                        threads,
                        sample.name(),
                        Table.in(OptionalDouble.of(sample.get(Sample.CPU)), KILO, "µs"),
                        Table.in(OptionalDouble.of(sample.get(Sample.BYTES)), KILO, "KB"),
                        Table.number(hits));
            }
        }
        return table.toString();
    }

    static String decisions(Figures figures) {
        Table table = new Table("decision", "CPU", "allocated");
        for (String carrier : List.of("header", "cookie")) {
            addDecision(table, figures, "decision/cache-0", carrier, "RS256 token in a " + carrier + ", new");
            addDecision(
                    table, figures, "decision/cache-10000", carrier, "RS256 token in a " + carrier + ", seen before");
        }
        addDecision(table, figures, "rules", "1", "no token, 1 rule");
        addDecision(table, figures, "rules", "1000", "no token, the last of 1,000 rules");
        return table.toString();
    }

    private static void addDecision(Table table, Figures figures, String group, String name, String title) {
        table.row(
                title,
                Table.in(figures.cpu(group, name), KILO, "µs"),
                Table.in(figures.get(group, name, Sample.BYTES), KILO, "KB"));
    }
}
