package io.github.jwtfilter.internal.doctor;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option for colors, which commands with a report share. */
final class ColorOption {
    private static final List<String> VALUES = Arrays.asList("auto", "always", "never");

    /** The values, for completion. */
    static final class Values extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Values() {
            super(VALUES);
        }
    }

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            completionCandidates = Values.class,
            description = "never, always, or auto: on a terminal, unless NO_COLOR is set.")
    private String when = "auto";

    /** Returns the layout of a report. */
    Layout layout(PrintWriter unescaped, Terminal terminal, CommandSpec command) {
        if (!VALUES.contains(when)) {
            throw new ParameterException(command.commandLine(), "--color: write never, always or auto.");
        }
        return new Layout(unescaped, when.equals("auto") ? terminal : terminal.withColor(when.equals("always")));
    }
}
