package io.github.jwtfilter.internal.probe;

/** Requests each protected path without a token, and the first one also as a browser does. */
final class AnonymousCheck implements ProbeCheck {
    private final CheckReport report = new CheckReport(
            "anonymous", "protected paths are rejected without a token (401, 403, or a redirect to a login)");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        boolean first = true;
        for (String path : run.plan().protectedPaths()) {
            ProbeRequest request = ProbeRequest.get(run.targetOf(path));
            Verdict verdict = run.visitor().visit(request);
            run.addProtected(new ProtectedPage(path, request.target(), verdict));
            evaluate(verdict, run);
            if (first) {
                first = false;
                evaluate(run.visitor().visit(request.asNavigation()), run);
            }
        }
    }

    private void evaluate(Verdict verdict, ProbeRun run) {
        String sent = verdict.first().request().toString();
        run.addRejection(sent, verdict);
        switch (verdict.access()) {
            case REJECTED:
                report.ok(sent, verdict.text());
                break;
            case UNKNOWN:
                report.unknown(sent, verdict);
                break;
            case MOVED_TO_HTTPS:
                report.error(
                        sent,
                        verdict.text(),
                        "The page is served over https only.",
                        "Probe the https URL of the application.");
                break;
            case NOT_SERVED:
                notServed(sent, verdict, run);
                break;
            case FAILED:
                report.finding(
                        sent,
                        verdict.text(),
                        "The request was not rejected, and reached code that failed.",
                        "Look in the log of the server whether the filter runs before the application, and correct the error.");
                break;
            default:
                served(sent, verdict);
        }
    }

    private void served(String sent, Verdict verdict) {
        report.finding(
                sent,
                verdict.text(),
                "Everyone who can reach the server can read this page.",
                "Map the filter to /*, and require a token with an access rule. If the page is public on purpose, name it with"
                        + " --open and the protected paths with --path; if it is the login page, with --login-page.");
    }

    private void notServed(String sent, Verdict verdict, ProbeRun run) {
        if (run.plan().isFromSettings()) {
            report.finding(
                    sent,
                    verdict.text(),
                    "The settings require a token for this path, but the filter did not reject the request: the response is that of"
                            + " the server or the application.",
                    "Map the filter to /* as in docs/web-xml.md, and run check with the WAR. If the URL lacks the context"
                            + " path, correct it.");
        } else {
            report.error(
                    sent,
                    verdict.text(),
                    "There is no page to check at this path, or the server rejects the request for another reason.",
                    "Name an existing page with --path, and the context path in the URL.");
        }
    }
}
