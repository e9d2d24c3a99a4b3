package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.OperationSettings;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.SettingKey;
import java.util.Optional;
import java.util.Set;

/** Reports endpoints of the guard at the path of a servlet, which would never receive a request again. */
final class EndpointPathCheck {
    private final LoadedSettings loaded;
    private final Set<String> servletPaths;

    EndpointPathCheck(LoadedSettings loaded, Set<String> servletPaths) {
        this.loaded = loaded;
        this.servletPaths = servletPaths;
    }

    void run() {
        SessionSettings session = loaded.settings().session();
        check(SessionSettingKeys.REFRESH_PATH, session.refreshPath());
        check(SessionSettingKeys.LOGOUT_PATH, session.logoutPath());
        check(SessionSettingKeys.JWKS_PATH, session.jwksPath());
        LoginSettings login = loaded.settings().login();
        if (login.enabled()) {
            check(LoginSettingKeys.CALLBACK, Optional.of(login.callback()));
            check(LoginSettingKeys.LOGOUT, login.logout());
            check(LoginSettingKeys.BACKCHANNEL_LOGOUT, login.backchannelLogout());
        }
        OperationSettings operation = loaded.settings().operation();
        check(OperationSettings.METRICS_PATH, operation.metricsPath());
        for (String path : operation.healthPaths()) {
            check(OperationSettings.HEALTH_PATH, Optional.of(path));
        }
    }

    private void check(SettingKey<String> key, Optional<String> path) {
        if (path.isPresent() && servletPaths.contains(path.get())) {
            loaded.problems()
                    .error(
                            key.name(),
                            path.get()
                                    + " is also the path of a servlet of the application, which the filter would respond for",
                            "use another path, for example below /jwt/");
        }
    }
}
