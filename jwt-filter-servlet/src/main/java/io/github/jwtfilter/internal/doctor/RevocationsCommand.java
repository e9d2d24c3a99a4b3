package io.github.jwtfilter.internal.doctor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands for revocations. */
@Command(
        name = "revocations",
        description = "Lists and removes revocations in the database or Redis of the settings.",
        mixinStandardHelpOptions = true)
final class RevocationsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a subcommand of revocations: list, remove, prune.");
    }
}
