package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;
import picocli.CommandLine;

/** The properties of standard output: its width, and whether it is a terminal that shows colors. */
final class Terminal {
    private static final int DEFAULT_WIDTH = 100;
    private static final int MIN_WIDTH = 40;
    private static final int MAX_WIDTH = 200;

    private final int width;
    private final boolean color;

    Terminal(int width, boolean color) {
        this.width = width;
        this.color = color;
    }

    /** Returns output into a file or a pipe. */
    static Terminal none() {
        return new Terminal(DEFAULT_WIDTH, false);
    }

    /** Returns the properties by the environment variables {@code COLUMNS} and {@code NO_COLOR} (no-color.org). */
    static Terminal of(Map<String, String> environment) {
        boolean color = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"))
                && isTerminal();
        return new Terminal(width(environment.getOrDefault("COLUMNS", "")), color);
    }

    private static int width(String columns) {
        return columns.matches("\\d{1,4}")
                ? Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Integer.parseInt(columns)))
                : DEFAULT_WIDTH;
    }

    /** Unix only: the console of Java requires that standard input is a terminal, too, while tokens are often piped. */
    @SuppressWarnings("SystemConsoleNull") // without /proc; Java 22 and later then return a console for a file, too
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Paths.get("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.startsWith("/dev/console");
        } catch (IOException | RuntimeException e) {
            return CommandLine.Help.Ansi.AUTO.enabled();
        }
    }

    int width() {
        return width;
    }

    boolean color() {
        return color;
    }

    Terminal withColor(boolean on) {
        return new Terminal(width, on);
    }
}
