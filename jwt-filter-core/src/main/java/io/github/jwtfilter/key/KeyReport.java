package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.UnfitKeyException;
import io.github.jwtfilter.settings.Report;

/** Reports what is wrong with the keys that one setting names. */
final class KeyReport {
    private final Report report;
    private final String setting;

    KeyReport(Report report, String setting) {
        this.report = report;
        this.setting = setting;
    }

    /** The same for another setting, such as the password beside a keystore. */
    KeyReport about(String other) {
        return new KeyReport(report, other);
    }

    /** A value of the setting as it may be shown: one that came from elsewhere as the expression in the file. */
    String shown(String value) {
        return report.shown(setting, value);
    }

    void error(String message, String remedy) {
        report.error(setting, message, remedy);
    }

    void error(String subject, UnfitKeyException unfit) {
        error(subject + " " + unfit.getMessage(), unfit.remedy());
    }

    void finding(String message, String remedy) {
        report.finding(setting, message, remedy);
    }
}
