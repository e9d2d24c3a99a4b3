package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends tokens that cannot be valid, in headers, cookies and the query. */
final class TokenCheck implements ProbeCheck {
    private static final String[] USUAL_COOKIES = {"access_token", "token", "jwt"};

    private final CheckReport report = new CheckReport(
            "forged-tokens", "tokens without a valid signature are rejected, and cause no error of the server");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        Optional<ProtectedPage> page = run.firstRejectedPage();
        if (!page.isPresent()) {
            report.because("no path is rejected without a token");
            return;
        }
        ProbeRequest plain = ProbeRequest.get(page.get().target());
        for (ProbeRequest each : requests(plain, run.plan())) {
            evaluate(each.toString(), run.visitor().visit(each), run);
        }
    }

    private static List<ProbeRequest> requests(ProbeRequest plain, ProbePlan plan) {
        ForgedTokens tokens = new ForgedTokens(plan);
        String header = plan.tokenHeader();
        String prefix = plan.tokenPrefix();
        List<ProbeRequest> requests = new ArrayList<>();
        requests.add(plain.with(header, prefix + tokens.malformed()).remarked(" with the token a.b.c"));
        requests.add(plain.with(header, prefix.trim()).remarked(" with an empty token"));
        for (String algorithm : new String[] {"none", "None", "", "HS256", "RS256"}) {
            requests.add(plain.with(header, prefix + tokens.unsigned(algorithm))
                    .remarked(" with a token without a signature, alg \"" + algorithm + "\""));
        }
        requests.add(
                plain.with("Cookie", cookies(plan, tokens.malformed())).remarked(" with the token a.b.c in cookies"));
        requests.add(plain.with("Cookie", cookies(plan, tokens.unsigned("none")))
                .remarked(" with an unsigned token in cookies"));
        requests.add(plain.withTarget(plain.target() + "?access_token=" + tokens.unsigned("none"))
                .describedAs(plain + " with an unsigned token in the query"));
        requests.add(plain.with(header, prefix + tokens.tooLong()).remarked(" with a token of 17 KiB"));
        return requests;
    }

    private static String cookies(ProbePlan plan, String token) {
        Set<String> names = new LinkedHashSet<>(plan.cookieNames());
        for (String name : USUAL_COOKIES) {
            names.add(name);
        }
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append(text.length() == 0 ? "" : "; ")
                .append(name)
                .append('=')
                .append(token));
        return text.toString();
    }

    private void evaluate(String sent, Verdict verdict, ProbeRun run) {
        run.addRejection(sent, verdict);
        switch (verdict.access()) {
            case SERVED:
                report.finding(
                        sent,
                        verdict.text(),
                        "Everyone can write such a token: the signature is not verified.",
                        "Verify tokens with this filter, mapped to /* before all other filters, and remove code that decodes"
                                + " tokens without their signature.");
                break;
            case FAILED:
                report.finding(
                        sent,
                        verdict.text(),
                        "An invalid token causes an error of the server instead of 401: each such request fills the log, and the"
                                + " error may disclose internals.",
                        "Look in the log of the server for the class that fails. For long headers, the limit of the server should"
                                + " lead to 400 or 431.");
                break;
            case UNKNOWN:
                report.unknown(sent, verdict);
                break;
            default:
                report.ok(sent, verdict.text());
        }
    }
}
