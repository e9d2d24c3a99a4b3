package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.List;

/** The limits of the result, which a reader must know to rely on it. */
final class ProbeNotes {
    private final ProbePlan plan;
    private final ProbeOptions options;

    ProbeNotes(ProbePlan plan, ProbeOptions options) {
        this.plan = plan;
        this.options = options;
    }

    List<String> of(ProbeRun run) {
        List<String> notes = new ArrayList<>(run.notes());
        if (options.insecure()) {
            notes.add(
                    "The certificate of the server was not verified (--insecure): another server may have responded.");
        }
        if (!run.visitor().otherOrigins().isEmpty()) {
            notes.add("Redirects to other hosts or ports were not followed: "
                    + String.join(", ", run.visitor().otherOrigins()) + ". Is this your identity provider?");
        }
        if (!plan.isFromSettings()) {
            notes.add("Only " + String.join(", ", plan.protectedPaths())
                    + " was expected to require a token. --path names other"
                    + " paths, --settings FILE those of the access rules.");
        }
        notes.addAll(plan.notes());
        notes.add(
                "Not checked: requests with a valid token, roles and scopes, the access of users to the data of others, POST and"
                        + " other methods that change data, and other applications on the server.");
        notes.add(
                "The log and the counters of the application contain the rejected requests; monitor.failures may report them.");
        return notes;
    }
}
