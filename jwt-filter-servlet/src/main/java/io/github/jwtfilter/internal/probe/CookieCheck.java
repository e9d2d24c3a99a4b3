package io.github.jwtfilter.internal.probe;

import io.github.jwtfilter.internal.logging.LogText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Evaluates the cookies in all responses, each name once. */
final class CookieCheck implements ProbeCheck {
    private static final int MAX_COOKIES = 50;

    private final CheckReport report = new CheckReport(
            "cookies", "cookies have HttpOnly, Secure and SameSite, and are not stored by shared caches");
    private final boolean secure;
    private final Set<String> names = new HashSet<>();

    /** Creates the check; {@code secure} is whether cookies must have {@code Secure}. */
    CookieCheck(boolean secure) {
        this.secure = secure;
    }

    @Override
    public CheckReport report() {
        return report;
    }

    void observe(Exchange exchange) {
        ProbeResponse response = exchange.response();
        if (response == null) {
            return;
        }
        for (String line : response.headers("Set-Cookie")) {
            SetCookie cookie = new SetCookie(line);
            if (!cookie.isRemoval() && names.size() < MAX_COOKIES && names.add(cookie.name())) {
                evaluate(exchange, response, cookie);
            }
        }
    }

    private void evaluate(Exchange exchange, ProbeResponse response, SetCookie cookie) {
        List<String> problems = cookie.problems(secure);
        String caching = response.header("Cache-Control");
        if (!caching.contains("no-store") && !caching.contains("private") && !caching.contains("no-cache")) {
            problems.add("in a response that shared caches may store (no Cache-Control: no-store)");
        }
        String sent = exchange.request().toString();
        String named = "cookie " + LogText.quoted(cookie.name());
        if (problems.isEmpty()) {
            report.ok(sent, named);
            return;
        }
        report.finding(
                sent,
                named + " " + String.join(", ", problems),
                "Scripts of the page can read a cookie without HttpOnly, plain HTTP requests contain one without Secure, and"
                        + " requests from other sites one without SameSite or with None. A stored response gives one cookie to"
                        + " several users.",
                "Set the attributes where the cookie is created: for the session of the server in its context configuration or"
                        + " <cookie-config>, for others in the code or the proxy.");
    }

    @Override
    public void run(ProbeRun run) {
        report.because("no response sets a cookie");
    }
}
