package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows for each token whether the filter would accept it, and if not, which check fails. */
@Command(
        name = "explain",
        description = "Reads tokens from standard input, one per line, and prints the result of each check.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final InputStream in;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The settings file.")
    private Path file = Paths.get("");

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantArgument.class,
            description = "Evaluate tokens at this time: seconds since 1970, or ISO-8601 (2026-01-31T12:00:00Z).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print one JSON object a line: accepted, reason, principal, roles.")
    private boolean json;

    ExplainCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        Clock clock = at == null ? Clock.systemUTC() : Clock.fixed(at, ZoneOffset.UTC);
        try (Guard guard = GuardFactory.create(SettingsReader.read(file), clock)) {
            return explain(guard);
        }
    }

    private int explain(Guard guard) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Explanation explanation = json ? new JsonExplanation(out) : new TextExplanation(out);
        TokenLines tokens = new TokenLines(in);
        int status = ExitCode.FINE;
        for (String token = tokens.next(); token != null; token = tokens.next()) {
            Result<? extends JwtPrincipal> result = guard.authenticate(token);
            explanation.print(result);
            out.flush();
            status = result.rejection() == null ? status : ExitCode.FINDING;
        }
        return status;
    }
}
