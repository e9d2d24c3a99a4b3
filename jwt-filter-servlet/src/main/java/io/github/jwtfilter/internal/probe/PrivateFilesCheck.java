package io.github.jwtfilter.internal.probe;

/** Requests files that no server may serve: descriptors, and the settings of this filter. */
final class PrivateFilesCheck implements ProbeCheck {
    private static final String[] PATHS = {
        "/WEB-INF/web.xml",
        "/WEB-INF/jwt-filter.properties",
        "/META-INF/MANIFEST.MF",
        "/web-inf/web.xml",
        "/%57EB-INF/web.xml",
        "/x/..;/WEB-INF/web.xml",
        "/WEB-INF./web.xml",
        "//WEB-INF/web.xml",
        "/WEB-INF%2fweb.xml"
    };

    private final CheckReport report = new CheckReport("private-files", "WEB-INF and META-INF are not served");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        for (String path : PATHS) {
            Verdict verdict = run.visitor().visit(ProbeRequest.get(run.targetOf(path)));
            String sent = verdict.first().request().toString();
            if (verdict.access() == Access.SERVED) {
                report.finding(
                        sent,
                        verdict.text(),
                        "Everyone can read configuration of the application, possibly with secrets.",
                        "Let the filter reject ambiguous paths (mapped to /*), update the server, and serve files of the"
                                + " application through the server only, not through a proxy that reads its directory. Replace"
                                + " secrets that the file contains.");
            } else if (verdict.access() == Access.UNKNOWN) {
                report.unknown(sent, verdict);
            } else {
                report.ok(sent, verdict.text());
            }
        }
    }
}
