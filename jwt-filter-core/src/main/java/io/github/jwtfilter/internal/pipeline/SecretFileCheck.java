package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.KeyGroup;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SigningSettingKeys;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.InlineKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reports files of private keys and secrets that every user of the machine can read: those of {@code session.keys} and {@code
 * login.client-key}, and those from which expressions read the values of secrets.
 */
final class SecretFileCheck {
    private static final String FILE_EXPRESSION = "(?<!\\$)\\$\\{file:(.*?)(?::-[^}]*)?}";

    private final LoadedSettings loaded;

    SecretFileCheck(LoadedSettings loaded) {
        this.loaded = loaded;
    }

    void run() {
        Settings settings = loaded.settings();
        Report shared = loaded.problems();
        if (settings.session().enabled()) {
            settings.session()
                    .signing()
                    .keys()
                    .forEach(file -> checkKey(SigningSettingKeys.SIGNING_KEYS, file, shared));
        }
        if (settings.login().enabled()) {
            settings.login().clientKey().ifPresent(file -> checkKey(LoginSettingKeys.CLIENT_KEY, file, shared));
        }
        for (KeyGroup group : Catalog.groups()) {
            for (Report report : group.ofIssuer() ? ofIssuers() : Collections.singletonList(shared)) {
                for (SettingKey<?> key : group.keys()) {
                    if (isSecret(key)) {
                        checkExpressions(key, report);
                    }
                }
            }
        }
    }

    private List<Report> ofIssuers() {
        List<Report> reports = new ArrayList<>();
        for (TrustedIssuer issuer : loaded.settings().issuers()) {
            reports.add(issuer.report(loaded.problems()));
        }
        return reports;
    }

    private static boolean isSecret(SettingKey<?> key) {
        return key.secret() || key == SigningSettingKeys.SIGNING_KEYS || key == LoginSettingKeys.CLIENT_KEY;
    }

    private void checkKey(SettingKey<?> key, String location, Report report) {
        if (!InlineKey.isIn(location)) {
            check(key, location, report.displayText(key.name(), location), report);
        }
    }

    private void checkExpressions(SettingKey<?> key, Report report) {
        String text = report.displayText(key.name(), "");
        if (!text.contains("${file:")) {
            return;
        }
        Matcher files = Pattern.compile(FILE_EXPRESSION).matcher(text);
        while (files.find()) {
            check(key, files.group(1), "${file:" + files.group(1) + "}", report);
        }
    }

    private void check(SettingKey<?> key, String location, String shown, Report report) {
        if (loaded.resources().isReadableByOthers(location)) {
            report.finding(
                    key.name(),
                    "every user of this machine can read the file " + shown,
                    "remove that permission (chmod o-r), and make the user of the server the owner of the file");
        }
    }
}
