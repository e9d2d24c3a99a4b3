package io.github.jwtfilter.benchmarks.report;

import io.github.jwtfilter.benchmarks.peer.Peers;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bar chart with one scale, the shortest bar at the top. */
final class Panel {
    static final int WIDTH = 480;

    private static final int MARGIN = 16;
    private static final int TITLE = 44;
    private static final int ROW = 20;
    private static final int BAR = 14;
    private static final int NAMES = 128;
    private static final int NUMBERS = 64;

    private final String title;
    private final String measure;
    private final Map<String, Double> bars = new LinkedHashMap<>();

    Panel(String title, String measure) {
        this.title = title;
        this.measure = measure;
    }

    Panel with(String name, double value) {
        bars.put(name, value);
        return this;
    }

    Panel without(String name) {
        bars.remove(name);
        return this;
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    int height() {
        return TITLE + bars.size() * ROW + MARGIN;
    }

    String svg() {
        double most =
                bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double scale = (WIDTH - NAMES - NUMBERS - 2 * MARGIN) / Math.max(most, Double.MIN_NORMAL);
        StringBuilder svg = new StringBuilder(String.format(
                "<text x=\"%d\" y=\"30\"><tspan font-weight=\"bold\">%s</tspan>, %s</text>%n", MARGIN, title, measure));
        int y = TITLE;
        for (Map.Entry<String, Double> bar : sorted()) {
            svg.append(row(bar.getKey(), bar.getValue(), Math.max(0, bar.getValue()) * scale, y));
            y += ROW;
        }
        return svg.toString();
    }

    private List<Map.Entry<String, Double>> sorted() {
        return bars.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .toList();
    }

    private static String row(String name, double value, double length, int y) {
        int start = MARGIN + NAMES;
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                start - 6,
                y + 11,
                name,
                start,
                y,
                Math.max(1, length),
                BAR,
                colour(name),
                start + length + 6,
                y + 11,
                Table.number(value));
    }

    private static String colour(String name) {
        return switch (name) {
            case Peers.GUARD -> "#1f6feb";
            case Peers.SIGNATURE -> "#57606a";
            default -> "#c9d1d9";
        };
    }
}
