package io.github.jwtfilter.internal.probe;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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
        for (Map.Entry<String, ProbeRequest> each : requests(plain, run.plan()).entrySet()) {
            evaluate(plain + " with " + each.getKey(), run.visitor().visit(each.getValue()), run);
        }
    }

    private static Map<String, ProbeRequest> requests(ProbeRequest plain, ProbePlan plan) {
        ForgedTokens tokens = new ForgedTokens(plan);
        String header = plan.tokenHeader();
        String prefix = plan.tokenPrefix();
        Map<String, ProbeRequest> requests = new LinkedHashMap<>();
        requests.put("the token a.b.c", plain.with(header, prefix + tokens.malformed()));
        requests.put("an empty token", plain.with(header, prefix.trim()));
        for (String algorithm : new String[] {"none", "None", "", "HS256", "RS256"}) {
            requests.put(
                    "a token without a signature, alg \"" + algorithm + "\"",
                    plain.with(header, prefix + tokens.unsigned(algorithm)));
        }
        requests.put("the token a.b.c in cookies", plain.with("Cookie", cookies(plan, tokens.malformed())));
        requests.put("an unsigned token in cookies", plain.with("Cookie", cookies(plan, tokens.unsigned("none"))));
        requests.put(
                "an unsigned token in the query",
                plain.withTarget(plain.target() + "?access_token=" + tokens.unsigned("none")));
        requests.put("a token of 17 KiB", plain.with(header, prefix + tokens.tooLong()));
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
