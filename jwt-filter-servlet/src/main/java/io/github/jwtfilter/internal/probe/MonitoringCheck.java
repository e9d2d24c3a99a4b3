package io.github.jwtfilter.internal.probe;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Requests the usual paths of metrics, health and management, which must disclose no details to everyone. */
final class MonitoringCheck implements ProbeCheck {
    private static final List<String> USUAL_PATHS =
            Arrays.asList("/metrics", "/health", "/actuator", "/actuator/env", "/jolokia");
    private static final Pattern HEALTH = Pattern.compile(".*/(?:health|live|ready|healthz|livez|readyz)/?");

    /** An object or a filled array within the JSON object. */
    private static final Pattern DETAILS = Pattern.compile("(?s)\\s*\\{.{0,2000}?(?:[{]|\\[\\s*[^\\s\\]]).*");

    private final CheckReport report =
            new CheckReport("monitoring", "metrics, health and management show no details without a token");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        Set<String> paths = new LinkedHashSet<>(run.plan().monitoringPaths());
        paths.addAll(USUAL_PATHS);
        for (String path : paths) {
            evaluate(path, run.visitor().visit(ProbeRequest.get(run.targetOf(path))));
        }
    }

    private void evaluate(String path, Verdict verdict) {
        ProbeResponse response = verdict.last().response();
        String sent = verdict.first().request().toString();
        boolean unhealthy = response != null
                && response.status() == 503
                && HEALTH.matcher(path).matches();
        boolean details = response != null && showsDetails(path, response);
        if ((verdict.access() == Access.SERVED || unhealthy) && details) {
            report.finding(
                    sent,
                    verdict.text(),
                    "Everyone can read figures or the state of internal systems, which help to prepare an attack.",
                    "Require a role for the path with an access rule such as access.<n> = " + path
                            + " : role monitoring.");
        } else if (verdict.access() == Access.UNKNOWN && !unhealthy) {
            report.unknown(sent, verdict);
        } else {
            report.ok(sent, verdict.text());
        }
    }

    private static boolean showsDetails(String path, ProbeResponse response) {
        return !HEALTH.matcher(path).matches()
                || response.text().contains("# TYPE ")
                || DETAILS.matcher(response.text()).matches();
    }
}
