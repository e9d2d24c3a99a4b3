package io.github.jwtfilter.internal.probe;

/** Requests a path that does not exist: the filter must be mapped to all paths, not only to those of existing pages. */
final class UnknownPathCheck implements ProbeCheck {
    private final CheckReport report =
            new CheckReport("unknown-path", "a path that no page has is rejected without a token");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        accept(run, run.visitor().visit(ProbeRequest.get(run.missingTarget())));
    }

    /** Evaluates the first response of a run. */
    void accept(ProbeRun run, Verdict verdict) {
        String sent = verdict.first().request().toString();
        run.pages().add("the page for a path that does not exist", verdict.last());
        if (verdict.access() == Access.REJECTED) {
            report.ok(sent, verdict.text());
        } else if (verdict.access() == Access.UNKNOWN) {
            report.unknown(sent, verdict);
        } else if (run.plan().areUnknownPathsProtected()) {
            report.finding(
                    sent,
                    verdict.text(),
                    "The settings require a token for this path, but the filter did not reject the request: it is not mapped to"
                            + " all paths, runs in mode = report-only, or does not run.",
                    "Map the filter to /* as in docs/web-xml.md, and run check with the WAR. If the URL lacks the context"
                            + " path, correct it.");
        } else {
            undecided(sent, verdict, run);
        }
    }

    private void undecided(String sent, Verdict verdict, ProbeRun run) {
        report.undecided(sent, verdict.text());
        if (run.plan().isFromSettings()) {
            report.because("the settings require no token for paths that they do not name");
            return;
        }
        report.because("not rejected; whether it should be is known with --settings only");
        run.note(
                "Paths that do not exist are not rejected without a token: either the rules open everything that they do not"
                        + " name, or the filter is mapped to some paths only. --settings FILE distinguishes the two.");
    }
}
