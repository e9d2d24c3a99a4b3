package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.settings.Report;

/** Reports problems with the keys of one setting. */
final class KeyReport {
    private final Report report;
    private final String setting;

    KeyReport(Report report, String setting) {
        this.report = report;
        this.setting = setting;
    }

    /** Returns a report for another setting, such as the password of a keystore. */
    KeyReport about(String other) {
        return new KeyReport(report, other);
    }

    /** Returns a value of the setting in a form that may be logged: a value from an expression is shown as the expression. */
    String displayText(String value) {
        return report.displayText(setting, value);
    }

    void error(String message, String remedy) {
        report.error(setting, message, remedy);
    }

    void error(String subject, InvalidKeyException exception) {
        error(subject + " " + exception.getMessage(), exception.remedy());
    }

    void finding(String message, String remedy) {
        report.finding(setting, message, remedy);
    }
}
