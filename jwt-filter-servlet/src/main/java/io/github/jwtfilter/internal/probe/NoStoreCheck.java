package io.github.jwtfilter.internal.probe;

/** Evaluates the caching of rejections in the responses to other checks. */
final class NoStoreCheck implements ProbeCheck {
    private final CheckReport report = new CheckReport("no-store", "rejections have Cache-Control: no-store");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) {
        run.rejections().forEach(this::evaluate);
        report.because("no request was rejected");
    }

    private void evaluate(String sent, ProbeResponse response) {
        if (response.header("Cache-Control").contains("no-store")) {
            report.ok(sent, response.status() + " with no-store");
        } else {
            report.finding(
                    sent,
                    response.status() + " without Cache-Control: no-store",
                    "A browser or proxy may store the rejection or the redirect, and return it to a user who has logged in.",
                    "Let the filter send the rejection, and do not replace its Cache-Control in a proxy or another filter.");
        }
    }
}
