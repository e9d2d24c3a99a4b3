package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.revocation.RevocationText;
import io.github.jwtfilter.internal.revocation.Revocations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the revocations in the store of the settings. */
@Command(
        name = "list",
        description = "Prints the revocations, one per line: ID, kind, values and times.",
        mixinStandardHelpOptions = true)
final class RevocationListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The settings file, a WAR, or the directory of an unpacked one.")
    private @Nullable Path file;

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "The maximum number, 1 to 10000. Default: ${DEFAULT-VALUE}.")
    private int limit = 1_000;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > Revocations.MAX_LISTED) {
            throw new ParameterException(
                    spec.commandLine(), "--limit: write a number from 1 to " + Revocations.MAX_LISTED + ".");
        }
        try (RevocationAccess access = RevocationAccess.open(Objects.requireNonNull(file), Clock.systemUTC())) {
            List<StoredRevocation> found = access.revocations().list(limit);
            PrintWriter out = spec.commandLine().getOut();
            found.forEach(each -> out.println(RevocationText.line(each)));
            spec.commandLine()
                    .getErr()
                    .println(
                            found.isEmpty()
                                    ? "Nothing is revoked."
                                    : found.size() + " revocations"
                                            + (found.size() == limit ? ", possibly more (--limit)." : "."));
        }
        return ExitCode.FINE;
    }
}
