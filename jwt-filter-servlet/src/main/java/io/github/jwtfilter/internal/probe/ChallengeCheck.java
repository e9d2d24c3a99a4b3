package io.github.jwtfilter.internal.probe;

/** Evaluates the challenges of the 401 responses to other checks. */
final class ChallengeCheck implements ProbeCheck {
    private final CheckReport report =
            new CheckReport("challenge", "responses with status 401 have the challenge WWW-Authenticate: Bearer");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) {
        run.rejections().forEach((sent, response) -> {
            if (response.status() == 401) {
                evaluate(sent, response.header("WWW-Authenticate"), run);
            }
        });
        report.because("no response has status 401");
    }

    private void evaluate(String sent, String challenge, ProbeRun run) {
        if (challenge.isEmpty()) {
            report.finding(
                    sent,
                    "401 without WWW-Authenticate",
                    "Clients cannot determine how to authenticate (RFC 9110 section 15.5.2).",
                    "Let the filter send the rejection. If a proxy removes the header, permit it there.");
            return;
        }
        report.ok(sent, "401 with a challenge");
        if (!challenge.contains("bearer")) {
            run.note(
                    "A response with status 401 has a challenge of another scheme than Bearer: it is not that of this filter.");
        }
    }
}
