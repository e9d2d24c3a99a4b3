package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RolloutSettings;

/** Reports settings of a roll-out, so that its protection is not mistaken for the final one. */
final class RolloutChecks {
    private final RolloutSettings rollout;
    private final Report problems;

    RolloutChecks(RolloutSettings rollout, Report problems) {
        this.rollout = rollout;
        this.problems = problems;
    }

    void run() {
        if (rollout.reportOnly()) {
            problems.finding(
                    RolloutSettings.MODE.name(),
                    "rejects nothing: every request is evaluated, logged and passed on",
                    "remove the line when the log contains no request that should be accepted");
        }
        if (rollout.sessionAttribute().isPresent() && rollout.coexist().isEmpty()) {
            problems.finding(
                    RolloutSettings.SESSION_ATTRIBUTE.name(),
                    "has no effect without coexist",
                    "add coexist with the paths to which it applies, or remove this line");
        }
    }
}
