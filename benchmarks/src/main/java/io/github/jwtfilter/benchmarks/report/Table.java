package io.github.jwtfilter.benchmarks.report;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes Markdown tables. */
final class Table {
    private static final double NANOS_OF_MICRO = 1000;
    private static final double ONE_DIGIT_FROM = 10;
    private static final double NO_DIGIT_FROM = 1000;

    private final StringBuilder text = new StringBuilder();

    Table(String... columns) {
        row(columns);
        row(Collections.nCopies(columns.length, "---").toArray(new String[0]));
    }

    Table row(String... cells) {
        text.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Converts nanoseconds to microseconds, rounded to significant digits. */
    static String micros(OptionalDouble nanos) {
        return nanos.isPresent() ? number(nanos.getAsDouble() / NANOS_OF_MICRO) : "–";
    }

    static String whole(OptionalDouble value) {
        return value.isPresent() ? format(0, value.getAsDouble()) : "–";
    }

    static String times(OptionalDouble ratio) {
        return ratio.isPresent()
                ? format(ratio.getAsDouble() < ONE_DIGIT_FROM ? 2 : 1, ratio.getAsDouble()) + " ×"
                : "–";
    }

    static String in(OptionalDouble value, double unit, String name) {
        return value.isPresent() ? number(value.getAsDouble() / unit) + " " + name : "–";
    }

    static String number(double value) {
        double size = Math.abs(value);
        return format(size < ONE_DIGIT_FROM ? 2 : size < NO_DIGIT_FROM ? 1 : 0, value);
    }

    private static String format(int digits, double value) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.startsWith("-") && Double.parseDouble(text) == 0 ? text.substring(1) : text; // never -0.00
    }
}
