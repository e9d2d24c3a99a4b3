package io.github.jwtfilter.doctor;

import io.github.jwtfilter.GuardFactory;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    public Integer call() {
        LoadedSettings settings = SettingsReader.read(file);
        JwtGuard guard = GuardFactory.create(settings, Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        out.println(settings.effectiveTable());
        out.println(guard.summary());
        for (Problem finding : settings.problems().all()) {
            out.println("finding: " + finding);
        }
        return settings.problems().all().isEmpty() ? ExitCode.FINE : ExitCode.FINDING;
    }
}
