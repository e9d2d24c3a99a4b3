package io.github.jwtfilter.internal.probe;

import java.util.Collection;
import java.util.List;

/** Sends variants of the requests that are rejected, none of which may be served. */
final class VariantCheck implements ProbeCheck {
    /** Creates the variants of a request. */
    interface Variants {
        Collection<ProbeRequest> of(ProtectedPage page, ProbeRun run);
    }

    private final CheckReport report;
    private final Variants variants;
    private final String remedy;

    VariantCheck(String id, String subject, Variants variants, String remedy) {
        this.report = new CheckReport(id, subject);
        this.variants = variants;
        this.remedy = remedy;
    }

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        List<ProtectedPage> pages = run.rejectedPages();
        if (pages.isEmpty()) {
            report.because("no path is rejected without a token");
        }
        for (ProtectedPage page : pages) {
            for (ProbeRequest each : variants.of(page, run)) {
                evaluate(each.toString(), run.visitor().visit(each), page);
            }
        }
    }

    private void evaluate(String sent, Verdict verdict, ProtectedPage page) {
        switch (verdict.access()) {
            case SERVED:
                report.finding(
                        sent,
                        verdict.text(),
                        "The same page is rejected without the variation (GET " + page.target() + ": "
                                + page.verdict().text()
                                + "): the access control and the application interpret the request differently, so that everyone can"
                                + " bypass it.",
                        remedy);
                break;
            case FAILED:
                report.finding(
                        sent,
                        verdict.text(),
                        "The request causes an error of the server: it may have passed the access control.",
                        "Look in the log of the server for the class that fails. " + remedy);
                break;
            case UNKNOWN:
                report.unknown(sent, verdict);
                break;
            default:
                report.ok(sent, verdict.text());
        }
    }
}
