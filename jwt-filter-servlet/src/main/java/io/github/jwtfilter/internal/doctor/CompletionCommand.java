package io.github.jwtfilter.internal.doctor;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        spec.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCode.FINE;
    }
}
