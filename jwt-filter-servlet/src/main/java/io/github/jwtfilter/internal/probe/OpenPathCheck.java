package io.github.jwtfilter.internal.probe;

import java.util.Optional;

/** Requests the login page and the open pages, which must be served without a token. */
final class OpenPathCheck implements ProbeCheck {
    private final CheckReport report = new CheckReport("open-paths", "public paths are served without a token");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        Optional<String> login = run.plan().loginPath();
        if (login.isPresent()) {
            visit(login.get(), KnownPages.LOGIN_PAGE, run);
        }
        for (String path : run.plan().openPaths()) {
            visit(path, path, run);
        }
        report.because("no public path is named (--open, --login-page)");
    }

    private void visit(String path, String name, ProbeRun run) throws ProbeStopped {
        ProbeRequest request = ProbeRequest.get(run.targetOf(path));
        Verdict verdict = run.visitor().visit(request);
        run.pages().add(name, verdict.last());
        ProbeResponse response = verdict.last().response();
        if (response != null && response.isSuccess()) {
            report.ok(request.toString(), verdict.text());
        } else if (verdict.access() == Access.UNKNOWN) {
            report.unknown(request.toString(), verdict);
        } else {
            report.finding(
                    request.toString(),
                    verdict.text(),
                    "The page is expected to be public, but users without a token cannot open it.",
                    "Add an access rule such as access.<n> = " + path + " : anyone, or correct the path.");
        }
    }
}
