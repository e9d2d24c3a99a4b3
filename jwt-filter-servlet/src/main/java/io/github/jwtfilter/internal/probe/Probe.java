package io.github.jwtfilter.internal.probe;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Runs the checks against an application. */
public final class Probe {
    private final ProbeTarget target;
    private final ProbePlan plan;
    private final ProbeOptions options;
    private final HostResolver resolver;
    private final LongSupplier nanoTime;
    private final LongConsumer pause;
    private final String missingPath;

    /**
     * Creates a probe.
     *
     * @param target the application
     * @param plan the paths
     * @param options the limits
     */
    public Probe(ProbeTarget target, ProbePlan plan, ProbeOptions options) {
        this(target, plan, options, InetAddress::getAllByName, System::nanoTime, Probe::sleep, missingPath());
    }

    Probe(
            ProbeTarget target,
            ProbePlan plan,
            ProbeOptions options,
            HostResolver resolver,
            LongSupplier nanoTime,
            LongConsumer pause,
            String missingPath) {
        this.target = target;
        this.plan = plan;
        this.options = options;
        this.resolver = resolver;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.missingPath = missingPath;
    }

    /** Returns a path that no application has. */
    private static String missingPath() {
        return String.format(Locale.ROOT, "/jwt-filter-probe-%08x", new SecureRandom().nextInt());
    }

    private static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends the requests of all checks.
     *
     * @return the result
     * @throws ProbeException if the application cannot be reached
     */
    public ProbeReport run() throws ProbeException {
        Network network = new Network(target, options, resolver, nanoTime);
        network.resolve();
        ProbeClient client = new ProbeClient(network, target, options.limit(), nanoTime, pause);
        ProbeRun run = new ProbeRun(target, plan, client, missingPath);
        HttpsCheck https = new HttpsCheck(network::address, options.httpPort());
        CookieCheck cookies = new CookieCheck(target.secure());
        DisclosureCheck disclosure = new DisclosureCheck();
        client.observe(exchange -> https.observe(exchange, target));
        client.observe(cookies::observe);
        client.observe(disclosure::observe);
        UnknownPathCheck unknownPath = new UnknownPathCheck();
        List<ProbeCheck> checks = new ArrayList<>(Arrays.asList(
                new OpenPathCheck(),
                new AnonymousCheck(),
                new TokenCheck(),
                new ChallengeCheck(),
                new NoStoreCheck(),
                new TraceCheck(),
                new WebSocketCheck(),
                new CorsCheck(),
                https,
                new MonitoringCheck(),
                new PrivateFilesCheck()));
        checks.addAll(Variations.checks());
        checks.addAll(Arrays.asList(cookies, disclosure));
        connect(run, unknownPath);
        runAll(checks, run);
        checks.add(0, unknownPath);
        return report(network, client, checks, run);
    }

    /** Sends the first request, which must have a response. */
    private void connect(ProbeRun run, UnknownPathCheck check) throws ProbeException {
        try {
            Verdict verdict = run.visitor().visit(ProbeRequest.get(run.missingTarget()));
            NoResponse failure = verdict.first().failure();
            if (failure != null) {
                throw new ProbeException(target.host() + " port " + target.port() + " cannot be probed: "
                        + failure.text() + ". " + remedy(failure));
            }
            if (verdict.access() == Access.MOVED_TO_HTTPS) {
                throw new ProbeException(target + " redirects to https: probe the https URL of the application.");
            }
            check.accept(run, verdict);
            if (!target.context().isEmpty()) {
                run.pages()
                        .add(
                                "that of the server for a path that does not exist",
                                run.client().send(ProbeRequest.get(missingPath)));
            }
        } catch (ProbeStopped e) {
            stop(check.report(), e, run);
        }
    }

    private static String remedy(NoResponse failure) {
        switch (failure.kind()) {
            case UNTRUSTED:
                return "Name the certificate of the authority with --ca FILE, correct the host name in the URL, or accept any"
                        + " certificate with --insecure.";
            case TIMED_OUT:
                return "Is the server overloaded, or is another program listening at the port? --timeout permits more time.";
            case REFUSED:
                return "Is the application running, and is the port correct?";
            case CLOSED:
                return "Is this the port of the application, and does a proxy or firewall permit the connection?";
            default:
                return "Correct the scheme (http or https) and the port of the URL.";
        }
    }

    /** Runs the checks, also after a limit: some evaluate the responses so far. */
    private static void runAll(List<ProbeCheck> checks, ProbeRun run) {
        ProbeStopped stopped = null;
        for (ProbeCheck check : checks) {
            try {
                check.run(run);
                if (stopped != null && check.report().observations().isEmpty()) {
                    throw stopped;
                }
            } catch (ProbeStopped e) {
                stopped = e;
                stop(check.report(), e, run);
            }
        }
    }

    private static void stop(CheckReport report, ProbeStopped cause, ProbeRun run) {
        report.incomplete(cause.getMessage());
        if (cause.isRequested()) {
            run.note("Not all requests were sent, since " + cause.getMessage() + ".");
        } else {
            report.error(
                    "further requests of this check",
                    "not sent",
                    "The check is not complete: " + cause.getMessage() + ".",
                    "Start the probe again when the server is less busy, or with a longer --timeout.");
        }
    }

    private ProbeReport report(Network network, ProbeClient client, List<ProbeCheck> checks, ProbeRun run) {
        List<CheckReport> reports = new ArrayList<>();
        checks.forEach(check -> reports.add(check.report()));
        return new ProbeReport(
                target.toString(),
                network.address().getHostAddress(),
                options.limit(),
                client.sent(),
                reports,
                new ProbeNotes(plan, options).of(run),
                new ArrayList<>(plan.protectedPaths()));
    }
}
