package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.ChallengeSettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.OperationSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that each endpoint of sessions, of the login, of metrics and of the health has a path of its own. */
final class EndpointPathChecks {
    private final Settings settings;
    private final Report problems;

    /** The name of the first key for each path. */
    private final Map<String, String> first = new HashMap<>();

    EndpointPathChecks(Settings settings, Report problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void run() {
        if (settings.session().enabled()) { // otherwise each path is reported, since it has no effect
            checkSessions(settings.session(), settings.login());
        }
        settings.challenge()
                .loginPage()
                .ifPresent(page -> first.putIfAbsent(withoutQuery(page), ChallengeSettings.LOGIN_PAGE.name()));
        OperationSettings operation = settings.operation();
        check(OperationSettings.METRICS_PATH, operation.metricsPath());
        operation.healthPath().ifPresent(path -> checkRoot(OperationSettings.HEALTH_PATH, path));
        operation.healthPaths().forEach(path -> checkUse(OperationSettings.HEALTH_PATH, path));
        if (operation.healthRole().isPresent() && !operation.healthPath().isPresent()) {
            problems.finding(
                    OperationSettings.HEALTH_ROLE.name(),
                    "has no effect without health.path",
                    "add health.path, or remove this line");
        }
        checkAfterLogout(settings.login());
    }

    private void checkSessions(SessionSettings session, LoginSettings login) {
        check(SessionSettingKeys.REFRESH_PATH, session.refreshPath());
        check(SessionSettingKeys.LOGOUT_PATH, session.logoutPath());
        check(SessionSettingKeys.JWKS_PATH, session.jwksPath());
        if (login.enabled()) {
            check(LoginSettingKeys.CALLBACK, Optional.of(login.callback()));
            check(LoginSettingKeys.LOGOUT, login.logout());
            check(LoginSettingKeys.BACKCHANNEL_LOGOUT, login.backchannelLogout());
        }
    }

    private void check(SettingKey<String> key, Optional<String> path) {
        path.ifPresent(value -> {
            checkRoot(key, value);
            checkUse(key, value);
        });
    }

    private void checkRoot(SettingKey<String> key, String path) {
        if (path.equals("/")) {
            problems.error(key.name(), "is the root of the application", "write a path such as " + example(key));
        }
    }

    private void checkUse(SettingKey<String> key, String path) {
        String earlier = first.putIfAbsent(path, key.name());
        if (earlier != null) {
            problems.error(key.name(), "is also " + earlier, "use a path of its own for each endpoint");
        }
    }

    private void checkAfterLogout(LoginSettings login) {
        String endpoint = first.get(withoutQuery(login.afterLogout()));
        if (login.enabled() && endpoint != null && !endpoint.equals(ChallengeSettings.LOGIN_PAGE.name())) {
            problems.error(
                    LoginSettingKeys.AFTER_LOGOUT.name(),
                    "is also " + endpoint + ", which is not a page",
                    "name a page of the application, or remove this line");
        }
    }

    private static String withoutQuery(String path) {
        return path.replaceFirst("\\?.*", "");
    }

    private static String example(SettingKey<String> key) {
        String name = key.name().replaceFirst("[.-]path$", "");
        return "/jwt/" + name.substring(name.lastIndexOf('.') + 1);
    }
}
