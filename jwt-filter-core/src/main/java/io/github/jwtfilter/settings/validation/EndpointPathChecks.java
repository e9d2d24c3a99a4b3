package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that each endpoint of sessions and of the login has a path of its own. */
final class EndpointPathChecks {
    private final Map<SettingKey<String>, String> paths = new LinkedHashMap<>();
    private final boolean enabled;
    private final LoginSettings login;
    private final Report problems;

    EndpointPathChecks(Settings settings, Report problems) {
        this.problems = problems;
        SessionSettings session = settings.session();
        enabled = session.enabled();
        add(SessionSettingKeys.REFRESH_PATH, session.refreshPath());
        add(SessionSettingKeys.LOGOUT_PATH, session.logoutPath());
        add(SessionSettingKeys.JWKS_PATH, session.jwksPath());
        login = settings.login();
        if (login.enabled()) {
            add(LoginSettingKeys.CALLBACK, Optional.of(login.callback()));
            add(LoginSettingKeys.LOGOUT, login.logout());
            add(LoginSettingKeys.BACKCHANNEL_LOGOUT, login.backchannelLogout());
        }
    }

    private void add(SettingKey<String> key, Optional<String> path) {
        path.ifPresent(value -> paths.put(key, value));
    }

    void run() {
        if (!enabled) {
            return; // each path is reported, since it has no effect
        }
        Map<String, String> first = new HashMap<>();
        paths.forEach((key, path) -> {
            if (path.equals("/")) {
                problems.error(key.name(), "is the root of the application", "write a path such as " + example(key));
            }
            String earlier = first.putIfAbsent(path, key.name());
            if (earlier != null) {
                problems.error(key.name(), "is also " + earlier, "use a path of its own for each endpoint");
            }
        });
        String endpoint = first.get(login.afterLogout().replaceFirst("\\?.*", ""));
        if (login.enabled() && endpoint != null) {
            problems.error(
                    LoginSettingKeys.AFTER_LOGOUT.name(),
                    "is also " + endpoint + ", which is not a page",
                    "name a page of the application, or remove this line");
        }
    }

    private static String example(SettingKey<String> key) {
        String name = key.name().replaceFirst("-path$", "");
        return "/jwt" + name.substring(name.lastIndexOf('.')).replace('.', '/');
    }
}
