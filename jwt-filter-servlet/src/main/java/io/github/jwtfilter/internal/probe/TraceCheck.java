package io.github.jwtfilter.internal.probe;

import java.util.Optional;

/** Sends TRACE, with which a server returns the headers of the request, also those that scripts cannot read. */
final class TraceCheck implements ProbeCheck {
    private static final String MARK = "jwt-filter-probe-mark";

    private static final String REMEDY =
            "Disable TRACE in the server (allowTrace=\"false\" in Tomcat) and in the proxy.";

    private final CheckReport report = new CheckReport("trace", "TRACE is disabled");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        Optional<ProtectedPage> rejected = run.firstRejectedPage();
        String target = rejected.isPresent()
                ? rejected.get().target()
                : run.targetOf(run.plan().protectedPaths().iterator().next());
        ProbeRequest request = ProbeRequest.get(target).withMethod("TRACE").with("X-Probe", MARK);
        evaluate(run.visitor().visit(request), rejected.isPresent());
    }

    private void evaluate(Verdict verdict, boolean rejected) {
        Exchange exchange = verdict.first();
        ProbeResponse response = exchange.response();
        String sent = exchange.request().toString();
        if (response != null && response.text().contains(MARK)) {
            report.finding(
                    sent,
                    exchange.received(),
                    "The server returns the headers of requests, and with them cookies and tokens that scripts cannot read"
                            + " otherwise.",
                    REMEDY);
        } else if (verdict.access() == Access.SERVED && rejected) {
            report.finding(
                    sent,
                    verdict.text(),
                    "The same page is rejected for GET: the access control does not apply to TRACE.",
                    REMEDY);
        } else {
            report.okIfUsable(sent, exchange);
        }
    }
}
