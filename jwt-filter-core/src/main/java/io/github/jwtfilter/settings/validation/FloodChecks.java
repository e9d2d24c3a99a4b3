package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.FloodSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.Settings;

/** Reports limits of signature checks that have no effect. */
final class FloodChecks {
    private final Settings settings;
    private final Scope scope;
    private final Report problems;

    FloodChecks(Settings settings, Scope scope, Report problems) {
        this.settings = settings;
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        FloodSettings flood = settings.flood();
        if (flood.checks() == 0 && scope.has(FloodSettings.WAIT)) {
            problems.finding(
                    FloodSettings.WAIT.name(),
                    "has no effect with flood.checks = off",
                    "remove this line, or flood.checks = off");
        }
        if (!flood.failures().isPresent() && scope.has(FloodSettings.CLIENTS)) {
            problems.finding(
                    FloodSettings.CLIENTS.name(),
                    "has no effect with flood.failures = off",
                    "remove this line, or flood.failures = off");
        }
    }
}
