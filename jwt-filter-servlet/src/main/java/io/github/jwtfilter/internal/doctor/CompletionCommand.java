package io.github.jwtfilter.internal.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script with which bash and zsh complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script for bash and zsh that completes commands and options.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "For an alias of the name jwt-filter, in ~/.bashrc or ~/.zshrc:",
            "  alias jwt-filter='java -jar /path/to/jwt-filter-servlet-all.jar'",
            "  source <(jwt-filter completion)"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The supported shells. */
    static final class Shells extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Shells() {
            super(Arrays.asList("bash", "zsh"));
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            completionCandidates = Shells.class,
            description = "bash or zsh. The script is the same for both.")
    private String shell = "bash";

    @Override
    public Integer call() {
        if (!new Shells().contains(shell)) {
            throw new ParameterException(spec.commandLine(), "There is a script for bash and zsh only.");
        }
        CommandSpec root = spec.root();
        spec.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCode.FINE;
    }
}
