package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.rollout.Expectation;
import io.github.jwtfilter.internal.rollout.RejectedKind;
import io.github.jwtfilter.internal.rollout.RolloutSnapshot;
import io.github.jwtfilter.internal.rollout.RolloutVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads the report of report-only mode, and prints whether {@code mode = enforce} is safe. */
@Command(
        name = "rollout",
        description =
                "Reads the report of an application with mode = report-only, from the running server or from its log, and"
                        + " prints which requests mode = enforce would reject, the settings that would permit them, and"
                        + " whether the change is safe (exit status 0) or not (1).",
        mixinStandardHelpOptions = true)
final class RolloutCommand implements Callable<Integer> {
    private final InputStream in;
    private final PrintWriter unescaped;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description =
                    "Read the report from this Java process on this machine (jps -l lists them). Run the command as the"
                            + " user of the process, with a JDK.")
    private @Nullable String pid;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "Read the last report from this log, to which the application writes one each hour; - for standard"
                            + " input.")
    private @Nullable String log;

    @Option(
            names = "--application",
            paramLabel = "PATH",
            description = "The context path of the application, if there are several: /legacy, or / for the root.")
    private @Nullable String application;

    @Option(
            names = "--expect",
            paramLabel = "REASON[:PATH]",
            description =
                    "A kind of rejections that is right, such as that of a scan: no-token:/wp-admin/**. Never applies to"
                            + " users whom the server has authenticated. May be repeated.")
    private List<String> expected = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantArgument.class,
            description = "The current time, for an old log: seconds since 1970, or ISO-8601 (2026-01-31T12:00:00Z).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print one JSON object: safe, verdict, reasons, open, past, expected.")
    private boolean json;

    @Mixin
    private ColorOption color = new ColorOption();

    /** Creates the command; {@code unescaped} is standard output, for colors. */
    RolloutCommand(InputStream in, PrintWriter unescaped, Terminal terminal) {
        this.in = in;
        this.unescaped = unescaped;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Layout layout = color.layout(unescaped, terminal, spec);
        Predicate<RejectedKind> expectations = expectations();
        Instant given = at;
        Instant now = given == null ? Clock.systemUTC().instant() : given;
        ReportSource source = source();
        RolloutSnapshot report = new ReportSelection(source.reports(), source.name(), now).of(application);
        RolloutVerdict verdict = RolloutVerdict.of(report, expectations, now);
        if (json) {
            new RolloutJson(spec.commandLine().getOut()).print(report, verdict);
        } else {
            new RolloutText(layout).print(report, verdict, source.note());
        }
        return verdict.result() == RolloutVerdict.Result.SAFE ? ExitCode.FINE : ExitCode.FINDING;
    }

    private ReportSource source() throws IOException {
        String process = pid;
        String file = log;
        if (process != null && file == null) {
            return RunningReports.read(process);
        }
        if (process == null && file != null) {
            return LogReports.read(file, in);
        }
        throw new ParameterException(spec.commandLine(), "Give either --pid PID or --log FILE.");
    }

    private Predicate<RejectedKind> expectations() {
        Predicate<RejectedKind> all = kind -> false;
        for (String text : expected) {
            Expectation expectation = Expectation.parse(text);
            if (expectation == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--expect " + text
                                + ": write a reason as in the report, or a reason, a colon and a path, such as"
                                + " no-token:/wp-admin/**.");
            }
            all = all.or(expectation);
        }
        return all;
    }
}
