package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.settings.Report;

/** Finds public folders whose possible welcome files are not public. */
final class WelcomeFileCheck {
    private static final int GET = Methods.bit("GET");

    private final RuleIndex index;
    private final WelcomeFiles welcomeFiles;
    private final Report report;

    WelcomeFileCheck(RuleIndex index, WelcomeFiles welcomeFiles, Report report) {
        this.index = index;
        this.welcomeFiles = welcomeFiles;
        this.report = report;
    }

    void run(Rule rule) {
        if (rule.requirement().tokenUse() == TokenUse.REQUIRED
                || !rule.methods().permit(GET)) {
            return;
        }
        for (PathPattern pattern : rule.patterns()) {
            String folder = pattern.text() + "/";
            if (pattern.isFolder() && decision(folder) == rule.decision()) {
                run(rule, folder);
            }
        }
    }

    private void run(Rule rule, String folder) {
        for (String file : welcomeFiles.of(folder)) {
            AccessRule other = decision(file);
            if (!other.requirement().equals(rule.requirement())) {
                report.finding(
                        rule.key(),
                        LogText.of(report.displayText(rule.key(), folder)) + " may be served by its welcome file "
                                + LogText.of(report.displayText(rule.key(), file)) + ", for which " + other
                                + " has another requirement, so that a GET of the folder must satisfy both",
                        "give the welcome file the same requirement, by a rule with a lower number");
                return;
            }
        }
    }

    private AccessRule decision(String path) {
        return index.match(path, false, GET).decision();
    }
}
