package io.github.jwtfilter.doctor;

import io.github.jwtfilter.GuardFactory;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.key.remote.RemoteKeySources;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsReader;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads settings and keys as the filter would, and shows what came of it. */
@Command(
        name = "check",
        description = "Reads a settings file as the filter would: lists every problem, or shows what is in effect.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The settings file.")
    private Path file = Paths.get("");

    @Option(
            names = "--online",
            description = "Also ask the issuers for their keys: are they reachable and the ones that are meant, can the"
                    + " keys be used, do the clocks agree.")
    private boolean online;

    @Override
    public Integer call() {
        LoadedSettings settings = SettingsReader.read(file);
        PrintWriter out = spec.commandLine().getOut();
        try (JwtGuard guard = GuardFactory.create(settings, Clock.systemUTC())) {
            out.println(settings.effectiveTable());
            out.println(guard.summary());
        }
        for (Problem finding : settings.problems().all()) {
            out.println("finding: " + finding);
        }
        boolean fine = settings.problems().all().isEmpty();
        return (!online || askIssuers(settings, out)) && fine ? ExitCode.FINE : ExitCode.FINDING;
    }

    private static boolean askIssuers(LoadedSettings settings, PrintWriter out) {
        RemoteKeySources sources = new RemoteKeySources(settings.resources(), System::nanoTime);
        OnlineReport report = new OnlineReport(out);
        for (TrustedIssuer issuer : settings.settings().issuers()) {
            if (issuer.keys().remote()) {
                String name = issuer.name().isEmpty() ? "issuer" : "issuers." + issuer.name();
                report.tell(name, issuer, sources.probe(issuer, Clock.systemUTC()));
            }
        }
        return report.isFine();
    }
}
