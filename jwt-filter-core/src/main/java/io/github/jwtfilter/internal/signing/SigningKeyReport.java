package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SigningSettingKeys;
import io.github.jwtfilter.settings.value.InlineKey;
import java.io.IOException;

/** Reports problems of signing keys: under one key of the settings, with the file as the start of each message. */
final class SigningKeyReport {
    private final Report problems;
    private final String setting;
    private final String place;

    private SigningKeyReport(Report problems, String setting, String place) {
        this.problems = problems;
        this.setting = setting;
        this.place = place;
    }

    /** Returns a report on all keys together. */
    static SigningKeyReport ofKeys(Report problems) {
        return new SigningKeyReport(problems, SigningSettingKeys.SIGNING_KEYS.name(), "");
    }

    /** Returns a report on {@code session.secret}. */
    static SigningKeyReport ofSecret(Report problems) {
        return new SigningKeyReport(problems, SigningSettingKeys.SECRET.name(), "");
    }

    /** Returns a report on a file. A location from an expression is shown as the expression. */
    static SigningKeyReport ofFile(Report problems, String location) {
        String setting = SigningSettingKeys.SIGNING_KEYS.name();
        String shown = InlineKey.displayText(problems.displayText(setting, location));
        return new SigningKeyReport(problems, setting, shown + " ");
    }

    /** Returns a report on the password of the same file. */
    SigningKeyReport ofPassword() {
        return new SigningKeyReport(problems, SigningSettingKeys.KEYS_PASSWORD.name(), place);
    }

    /**
     * Reports a file that cannot be read. Omits the message of the exception if the location comes from an expression: it
     * contains the location, which is a secret if the settings refer to the wrong variable.
     */
    static void unreadable(Report problems, String location, IOException e) {
        String setting = SigningSettingKeys.SIGNING_KEYS.name();
        String shown = problems.displayText(setting, location);
        problems.error(
                setting,
                shown.equals(location)
                        ? String.valueOf(e.getMessage())
                        : "the file that " + shown + " names cannot be read",
                "check the path and the read permission of the file; the command keys generate writes one");
    }

    void error(String message, String remedy) {
        problems.error(setting, place + message, remedy);
    }

    void error(InvalidKeyException e) {
        error(e.getMessage(), e.remedy());
    }

    void finding(String message, String remedy) {
        problems.finding(setting, place + message, remedy);
    }
}
