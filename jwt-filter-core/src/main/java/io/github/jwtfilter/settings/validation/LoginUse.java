package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The use of an issuer for the login, which needs its metadata and endpoints. */
final class LoginUse {
    private final boolean login;
    private final boolean only;
    private final Map<SettingKey<URI>, URI> endpoints = new LinkedHashMap<>();

    private LoginUse(boolean login, boolean only) {
        this.login = login;
        this.only = only;
    }

    static LoginUse of(Settings settings, TrustedIssuer issuer) {
        LoginUse use = new LoginUse(settings.loginIssuer().orElse(null) == issuer, settings.isLoginOnly(issuer));
        if (use.login) {
            LoginSettings login = settings.login();
            use.add(LoginSettingKeys.AUTHORIZATION_ENDPOINT, login.authorizationEndpoint());
            use.add(LoginSettingKeys.TOKEN_ENDPOINT, login.tokenEndpoint());
            use.add(LoginSettingKeys.USERINFO_ENDPOINT, login.userinfoEndpoint());
            use.add(LoginSettingKeys.END_SESSION_ENDPOINT, login.endSessionEndpoint());
        }
        return use;
    }

    private void add(SettingKey<URI> key, Optional<URI> endpoint) {
        endpoint.ifPresent(uri -> endpoints.put(key, uri));
    }

    /** Returns whether users log in at the issuer. */
    boolean isLogin() {
        return login;
    }

    /** Returns whether tokens of the issuer are not accepted in requests. */
    boolean isOnly() {
        return only;
    }

    /** Returns the configured endpoints. */
    Map<SettingKey<URI>, URI> endpoints() {
        return Collections.unmodifiableMap(endpoints);
    }

    /** Returns whether the endpoints make the metadata unnecessary. */
    boolean hasEndpoints() {
        return endpoints.containsKey(LoginSettingKeys.AUTHORIZATION_ENDPOINT)
                && endpoints.containsKey(LoginSettingKeys.TOKEN_ENDPOINT);
    }
}
