package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sends requests of foreign origins, which must not be able to read responses to requests with cookies. */
final class CorsCheck implements ProbeCheck {
    private static final String ATTACKER = "https://attacker.example";
    private static final int MAX_PAGES = 2;

    private final CheckReport report =
            new CheckReport("cors", "pages of other origins cannot read responses with the cookies of a user");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        List<String> paths =
                new ArrayList<>(run.plan().protectedPaths().stream().limit(1).collect(Collectors.toList()));
        paths.addAll(run.plan().openPaths());
        for (String path : paths.subList(0, Math.min(MAX_PAGES, paths.size()))) {
            ProbeRequest request = ProbeRequest.get(run.targetOf(path));
            for (String origin : origins(run.target())) {
                evaluate(run.client().send(from(origin, request)), origin);
            }
            evaluate(
                    run.client()
                            .send(from(ATTACKER, request.withMethod("OPTIONS"))
                                    .with("Access-Control-Request-Method", "GET")
                                    .with("Access-Control-Request-Headers", "authorization")),
                    ATTACKER);
        }
    }

    private static ProbeRequest from(String origin, ProbeRequest request) {
        return request.with("Origin", origin).remarked(" with Origin: " + origin);
    }

    private static List<String> origins(ProbeTarget target) {
        List<String> origins = new ArrayList<>();
        origins.add(ATTACKER);
        origins.add("null");
        if (target.host().indexOf(':') < 0) {
            origins.add("https://" + target.host() + ".attacker.example");
        }
        return origins;
    }

    private void evaluate(Exchange exchange, String origin) {
        ProbeResponse response = exchange.response();
        String sent = exchange.request().toString();
        boolean reflected = response != null
                && response.header("Access-Control-Allow-Origin").contains(origin);
        boolean credentials = response != null
                && response.header("Access-Control-Allow-Credentials").contains("true");
        if (reflected && credentials) {
            report.finding(
                    sent,
                    exchange.received() + ", Access-Control-Allow-Origin repeats the origin, with credentials",
                    "Every web site that a user visits can read the pages of the application with the cookies of the user.",
                    "List the origins that may read responses (cors.allowed-origins), and remove the filter or proxy setting that"
                            + " repeats the Origin header.");
        } else if (reflected) {
            report.ok(sent, exchange.received() + ", the origin is permitted without credentials");
        } else {
            report.okIfUsable(sent, exchange);
        }
    }
}
