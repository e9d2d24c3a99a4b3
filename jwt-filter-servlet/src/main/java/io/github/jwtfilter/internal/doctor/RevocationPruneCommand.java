package io.github.jwtfilter.internal.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes expired revocations from the store of the settings. */
@Command(
        name = "prune",
        description = "Removes the revocations of tokens that have expired. Running applications do so each minute.",
        mixinStandardHelpOptions = true)
final class RevocationPruneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The settings file, a WAR, or the directory of an unpacked one.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        try (RevocationAccess access = RevocationAccess.open(Objects.requireNonNull(file), Clock.systemUTC())) {
            spec.commandLine()
                    .getOut()
                    .println("removed " + access.revocations().prune());
        }
        return ExitCode.FINE;
    }
}
