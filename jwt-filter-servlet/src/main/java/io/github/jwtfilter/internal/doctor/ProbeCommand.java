package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.probe.Outcome;
import io.github.jwtfilter.internal.probe.Probe;
import io.github.jwtfilter.internal.probe.ProbeException;
import io.github.jwtfilter.internal.probe.ProbeOptions;
import io.github.jwtfilter.internal.probe.ProbePlan;
import io.github.jwtfilter.internal.probe.ProbeReport;
import io.github.jwtfilter.internal.probe.ProbeTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends anonymous requests to a running application, and prints the responses that a protected application would not send. */
@Command(
        name = "probe",
        description =
                "Sends a limited number of anonymous requests to a running application, and reports pages that are served without a"
                        + " token, paths that bypass the access control, and missing protections of responses. Connects to the"
                        + " host of the URL only.",
        mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    private static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);
    private static final int MAX_REQUESTS = 1_000;
    private static final int MAX_PORT = 65_535;

    private final PrintWriter unescaped;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "URL",
            description = "The address of the application with its context path: https://apps.example.com/legacy")
    private @Nullable String url;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description =
                    "A path below the application that requires a token, such as /admin. Several are permitted. Default: /,"
                            + " or those of --settings.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--open",
            paramLabel = "PATH",
            description = "A path below the application that is public. Several are permitted.")
    private List<String> open = new ArrayList<>();

    @Option(
            names = "--login-page",
            paramLabel = "PATH",
            description = "The login page of the application, to which requests without a token may be redirected.")
    private @Nullable String loginPage;

    @Option(
            names = "--settings",
            paramLabel = "FILE|WAR",
            description = "The settings of the application: also request the paths of the access rules.")
    private @Nullable Path settings;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "A PEM file with the only trusted certificate authorities. Default: those of the Java runtime.")
    private @Nullable Path ca;

    @Option(names = "--insecure", description = "Accept any certificate, and do not verify the host name in it.")
    private boolean insecure;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description =
                    "The port at which plain HTTP must be closed or redirect to https. Default: 80 for https at port 443.")
    private int httpPort;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            converter = DurationArgument.class,
            description = "The maximum time of one request, 1s to 60s. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "500",
            description = "The maximum number of requests, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit = 500;

    @Option(
            names = "--json",
            description =
                    "Print one JSON object: ok, complete, application, address, requests, limit, protectedPaths, checks, notes.")
    private boolean json;

    @Mixin
    private ColorOption color = new ColorOption();

    /** Creates the command; {@code unescaped} is standard output, for colors. */
    ProbeCommand(PrintWriter unescaped, Terminal terminal) {
        this.unescaped = unescaped;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ProbeText text = new ProbeText(color.layout(unescaped, terminal, spec));
        checkNumbers();
        try {
            ProbeTarget target = ProbeTarget.parse(Objects.requireNonNull(url));
            ProbeOptions options = new ProbeOptions(timeout, limit, ProbeTls.sockets(ca, insecure), insecure, httpPort);
            ProbeReport report = new Probe(target, plan(target), options).run();
            if (json) {
                spec.commandLine().getOut().println(ProbeJson.of(report));
            } else {
                text.print(report);
            }
            boolean fine = report.count(Outcome.FINDING) == 0 && report.count(Outcome.ERROR) == 0;
            return fine ? ExitCode.FINE : ExitCode.FINDING;
        } catch (ProbeException e) {
            if (!json) {
                throw new UnusableInput(String.valueOf(e.getMessage()));
            }
            spec.commandLine().getOut().println(ProbeJson.ofError(String.valueOf(e.getMessage())));
            return ExitCode.UNUSABLE;
        }
    }

    private void checkNumbers() {
        if (limit < 1 || limit > MAX_REQUESTS) {
            throw invalid("--limit: write a number from 1 to " + MAX_REQUESTS + ".");
        }
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw invalid("--timeout: write a duration from 1s to 60s.");
        }
        if (httpPort < 0 || httpPort > MAX_PORT) {
            throw invalid("--http-port: write a port from 1 to 65535.");
        }
        if (ca != null && insecure) {
            throw invalid("--ca and --insecure contradict each other: give one of them.");
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private ProbePlan plan(ProbeTarget target) throws IOException {
        ProbePlan plan = new ProbePlan();
        for (String path : paths) {
            plan.addProtected(checked("--path", path));
        }
        for (String path : open) {
            plan.addOpen(checked("--open", path));
        }
        if (settings != null) {
            new ProbeSettings(plan, target).add(settings);
        }
        String login = loginPage;
        if (login != null) {
            plan.loginPath(checked("--login-page", login));
        }
        return plan;
    }

    private String checked(String option, String path) {
        if (!ProbePlan.isPath(path)) {
            throw invalid(
                    option + ": write a path below the application with its slash, such as /admin, percent-encoded and"
                            + " without a query.");
        }
        return path;
    }
}
