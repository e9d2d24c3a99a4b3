package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.SettingKey;

/**
 * Reports endpoints of the login whose paths a rule denies. The rules do not apply to endpoints, so that such a file contradicts
 * itself.
 */
public final class EndpointRules {
    private final AccessRules rules;
    private final Report report;

    /**
     * Creates the check.
     *
     * @param rules the access rules
     * @param report receives errors
     */
    public EndpointRules(AccessRules rules, Report report) {
        this.rules = rules;
        this.report = report;
    }

    /**
     * Reports each endpoint that a rule denies.
     *
     * @param login the paths of the endpoints
     */
    public void check(LoginSettings login) {
        if (login.enabled()) {
            check(LoginSettingKeys.CALLBACK, "GET", login.callback());
            login.logout().ifPresent(path -> check(LoginSettingKeys.LOGOUT, "GET", path));
            login.backchannelLogout().ifPresent(path -> check(LoginSettingKeys.BACKCHANNEL_LOGOUT, "POST", path));
        }
    }

    private void check(SettingKey<String> key, String method, String path) {
        String denying = rules.denying(method, path);
        if (denying != null) {
            report.error(
                    key.name(),
                    "is a path that " + denying + " denies",
                    "add a rule with a lower number, such as access.<n> = " + method + " " + path
                            + " : anyone, or use another path");
        }
    }
}
