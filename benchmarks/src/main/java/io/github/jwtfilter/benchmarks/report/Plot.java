package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.http.Candidates;
import io.github.jwtfilter.benchmarks.http.HttpBenchmark;
import io.github.jwtfilter.benchmarks.peer.Peers;
import io.github.jwtfilter.benchmarks.result.Results;
import io.github.jwtfilter.benchmarks.result.Sample;
import io.github.jwtfilter.benchmarks.start.StartBenchmark;
import java.util.ArrayList;
import java.util.List;

/** The plot: a panel of bars for each of the main tables. */
final class Plot {
    private static final double KILO = 1000;
    private static final double MILLION = 1e6;
    private static final int COLUMNS = 2;

    private final List<Panel> panels = new ArrayList<>();

    private Plot() {}

    static String draw(Figures figures) {
        Plot plot = new Plot();
        plot.addTokens(figures);
        figures.http().ifPresent(plot::addHttp);
        figures.start().ifPresent(plot::addStart);
        plot.panels.removeIf(Panel::isEmpty);
        return plot.svg();
    }

    private void addTokens(Figures figures) {
        panels.add(verify(figures, "RS256/valid", "RS256 token, new"));
        figures.cpu("repeated/threads-1", "10000")
                .ifPresent(hit -> panels.add(verify(figures, "RS256/valid", "RS256 token, seen before")
                        .without(Peers.SIGNATURE)
                        .with(Peers.GUARD, hit / KILO)));
        panels.add(verify(figures, "HS256/valid", "HS256 token, new"));
        panels.add(verify(figures, "RS256/random-parts", "Garbage as long as a token"));
    }

    private static Panel verify(Figures figures, String token, String title) {
        return panel(figures.group(figures.verified(token)), title, "CPU µs", Sample.CPU, KILO);
    }

    private void addHttp(Results http) {
        panels.add(panel(
                        http.group("http/repeated"),
                        "HTTP, RS256 token seen before",
                        "CPU µs above no filter",
                        HttpBenchmark.ABOVE,
                        KILO)
                .without(Candidates.NONE));
    }

    private void addStart(Results start) {
        panels.add(panel(start.group("start"), "Start and first request", "ms", StartBenchmark.TOTAL, MILLION));
    }

    private static Panel panel(List<Sample> samples, String title, String measure, String figure, double unit) {
        Panel panel = new Panel(title, measure);
        samples.forEach(sample -> panel.with(sample.name(), sample.get(figure) / unit));
        return panel;
    }

    private String svg() {
        StringBuilder body = new StringBuilder();
        int y = 0;
        for (int at = 0; at < panels.size(); at += COLUMNS) {
            int height = 0;
            for (int column = 0; column < COLUMNS && at + column < panels.size(); column++) {
                Panel panel = panels.get(at + column);
                body.append(String.format(
                        "<g transform=\"translate(%d %d)\">%n%s</g>%n", column * Panel.WIDTH, y, panel.svg()));
                height = Math.max(height, panel.height());
            }
            y += height;
        }
        int width = COLUMNS * Panel.WIDTH;
        return String.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                        width, y)
                + String.format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", width, y)
                + body
                + "</svg>\n";
    }
}
