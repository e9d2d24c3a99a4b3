package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.LogSettings;
import io.github.jwtfilter.settings.Report;

/** Reports at each startup that the log contains unverified claims. */
final class LogChecks {
    private final LogSettings log;
    private final Report problems;

    LogChecks(LogSettings log, Report problems) {
        this.log = log;
        this.problems = problems;
    }

    void run() {
        if (log.unverified()) {
            problems.finding(
                    LogSettings.UNVERIFIED.name(),
                    "the log contains header and claims of rejected tokens whose signature is not valid: any client"
                            + " can write them, and they may contain personal data",
                    "remove the line when you have solved the problem");
        }
    }
}
