package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.UnfitKeyException;
import io.github.jwtfilter.settings.Problems;

/** Reports what is wrong with the keys that one setting names. */
final class KeyReport {
    private final Problems problems;
    private final String setting;

    KeyReport(Problems problems, String setting) {
        this.problems = problems;
        this.setting = setting;
    }

    /** The same for another setting, such as the password beside a keystore. */
    KeyReport about(String other) {
        return new KeyReport(problems, other);
    }

    /** A value of the setting as it may be shown: one that came from elsewhere as the expression in the file. */
    String shown(String value) {
        return problems.shown(setting, value);
    }

    void error(String message, String remedy) {
        problems.error(setting, message, remedy);
    }

    void error(String subject, UnfitKeyException unfit) {
        error(subject + " " + unfit.getMessage(), unfit.remedy());
    }

    void finding(String message, String remedy) {
        problems.finding(setting, message, remedy);
    }
}
