package io.github.jwtfilter.internal.probe;

import java.net.InetAddress;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Verifies that the application uses HTTPS, and that plain HTTP leads there or nowhere. */
final class HttpsCheck implements ProbeCheck {
    private static final int HTTP = 80;

    private final CheckReport report = new CheckReport("https", "the application is served over HTTPS only");
    private final Supplier<InetAddress> address;
    private final int configuredPort;
    private final Set<String> unprotected = new TreeSet<>();

    /** Creates the check; {@code configuredPort} is the port of plain HTTP, or 0. */
    HttpsCheck(Supplier<InetAddress> address, int configuredPort) {
        this.address = address;
        this.configuredPort = configuredPort;
    }

    @Override
    public CheckReport report() {
        return report;
    }

    /** Receives a response of the application, whose redirects must not leave HTTPS. */
    void observe(Exchange exchange, ProbeTarget target) {
        ProbeResponse response = exchange.response();
        if (response != null && response.isRedirect()) {
            RedirectTarget to = RedirectTarget.of(
                    response.single("Location"), target, exchange.request().target());
            if (!to.isWithin(target) && to.isUnprotected() && unprotected.add(to.origin())) {
                report.finding(
                        exchange.request().toString(),
                        exchange.received() + " to plain HTTP",
                        "An attacker in the network can read and change what the browser then sends, also the data of a login.",
                        "Redirect to https. Behind a TLS proxy, set external-url or let the proxy send X-Forwarded-Proto"
                                + " (docs/proxy.md).");
            }
        }
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        if (!run.target().secure()) {
            runPlain(run);
            return;
        }
        int port = configuredPort > 0 ? configuredPort : run.target().hasDefaultHttpsPort() ? HTTP : 0;
        if (port == 0) {
            report.because("the URL does not have port 443: name the port of plain HTTP with --http-port");
            return;
        }
        ProbeRequest request = ProbeRequest.get(run.targetOf("/"));
        evaluate(run.client().sendPlain(request, port), port, run.target());
    }

    private void runPlain(ProbeRun run) {
        if (address.get().isLoopbackAddress()) {
            report.because("the URL is that of this machine, without HTTPS");
            run.note(
                    "The probe ran on the machine of the server. The filter permits plain HTTP from there, so that HTTPS, the"
                            + " proxy and its redirect were not checked: probe the https URL that users open, too.");
            return;
        }
        report.finding(
                run.target().toString(),
                "the application responds over plain HTTP",
                "An attacker in the network can read and change requests, tokens and pages.",
                "Serve the application over HTTPS, and redirect from HTTP. Then probe the https URL.");
    }

    private void evaluate(Exchange exchange, int port, ProbeTarget target) {
        String sent = exchange.request() + " to port " + port + " without TLS";
        ProbeResponse response = exchange.response();
        if (response == null) {
            report.ok(sent, exchange.received());
            return;
        }
        if (response.isRedirect()) {
            RedirectTarget to = RedirectTarget.of(
                    response.single("Location"), target, exchange.request().target());
            if (to.isHttpsOf(target)) {
                report.ok(sent, response.status() + " to https");
                return;
            }
        } else if (response.status() >= 400 && response.status() < 500 && response.status() != 401) {
            report.ok(sent, exchange.received() + ", not served");
            return;
        }
        report.finding(
                sent,
                exchange.received(),
                "Plain HTTP is not redirected to https: browsers that open the application by its name send the first request, and"
                        + " possibly cookies, without encryption.",
                "Redirect port " + port + " to https in the server or proxy, or close it.");
    }
}
