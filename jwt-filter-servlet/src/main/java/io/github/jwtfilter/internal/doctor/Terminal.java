package io.github.jwtfilter.internal.doctor;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;
import picocli.CommandLine;

/**
 * The properties of standard output or standard error: the width to which text is wrapped, and whether it is a terminal that shows
 * colors. Text for a file or a pipe is not wrapped, since other programs may search it.
 */
final class Terminal {
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;
    private static final int UNLIMITED = Integer.MAX_VALUE;
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
        return new Terminal(UNLIMITED, false);
    }

    /** Returns standard output, by the environment variables {@code COLUMNS} and {@code NO_COLOR} (no-color.org). */
    static Terminal ofOutput(Map<String, String> environment) {
        return of(environment, isTerminal(STANDARD_OUTPUT));
    }

    /** Returns standard error, without colors, which options of a command determine for standard output only. */
    static Terminal ofErrors(Map<String, String> environment) {
        return of(environment, isTerminal(STANDARD_ERROR)).withColor(false);
    }

    static Terminal of(Map<String, String> environment, boolean terminal) {
        boolean color = terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        String columns = environment.getOrDefault("COLUMNS", "");
        if (!isNumber(columns)) {
            return new Terminal(terminal ? width(measured()) : UNLIMITED, color);
        }
        return new Terminal(width(columns), color);
    }

    private static boolean isNumber(String columns) {
        return columns.matches("[1-9]\\d{0,3}");
    }

    private static int width(String columns) {
        return isNumber(columns) ? Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Integer.parseInt(columns))) : DEFAULT_WIDTH;
    }

    /** Returns the width that the terminal reports, or an empty text. Shells do not export COLUMNS. */
    private static String measured() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stty.getInputStream(), StandardCharsets.US_ASCII))) {
                String size = lines.readLine(); // rows and columns
                return size == null ? "" : size.replaceFirst(".* ", "");
            } finally {
                stty.destroy();
            }
        } catch (IOException e) {
            return "";
        }
    }

    /** Unix only: the console of Java requires that standard input is a terminal, too, while tokens are often piped. */
    @SuppressWarnings("SystemConsoleNull") // without /proc; Java 22 and later then return a console for a file, too
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Paths.get("/proc/self/fd/" + descriptor))
                    .toString();
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
