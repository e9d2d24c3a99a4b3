package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a revocation from the store of the settings. */
@Command(
        name = "remove",
        description = "Removes a revocation, so that tokens that have not expired are accepted again.")
final class RevocationRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The settings file, a WAR, or the directory of an unpacked one.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "ID", description = "The ID, which revocations list prints.")
    private @Nullable String id;

    /** Without the usual short option, since an ID may start with it. */
    @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
    private boolean unused; // picocli prints the help

    /** Returns the command line, on which an ID that starts with a hyphen is not an option. */
    static CommandLine commandLine() {
        return new CommandLine(new RevocationRemoveCommand()).setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() throws IOException {
        try (RevocationAccess access = RevocationAccess.open(Objects.requireNonNull(file), Clock.systemUTC())) {
            boolean removed = access.revocations().remove(Objects.requireNonNull(id));
            spec.commandLine().getOut().println(removed ? "removed" : "There is no revocation with this ID.");
            return removed ? ExitCode.FINE : ExitCode.FINDING;
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(String.valueOf(e.getMessage()));
        }
    }
}
