package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.RemoteKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.KeyAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Checks that keys are fetched over https, unless {@code keys.insecure-http} permits http. In that case each startup
 * logs a warning, as for every finding.
 */
final class InsecureHttpChecks {
    private final TrustedIssuer issuer;
    private final LoginUse login;
    private final Scope scope;
    private final Report problems;

    InsecureHttpChecks(TrustedIssuer issuer, LoginUse login, Report problems) {
        this.issuer = issuer;
        this.login = login;
        this.scope = issuer.scope();
        this.problems = problems;
    }

    void run() {
        address(RemoteKeySettings.JWKS_URI, issuer.keys().jwksUri());
        address(RemoteKeySettings.DISCOVERY_URI, issuer.keys().discoveryUri());
        if (issuer.keys().insecureHttp()) {
            permitted();
        }
    }

    private void address(SettingKey<URI> key, Optional<URI> uri) {
        if (uri.filter(KeyAddress::isInsecure).isPresent() && !issuer.keys().insecureHttp()) {
            problems.error(
                    key.name(),
                    "is not an address from which keys can be fetched: over http, an attacker in the network could"
                            + " replace the keys",
                    "write an address that starts with https://, or with http:// for a server on this machine"
                            + " (localhost, 127.0.0.1, [::1]); inside a container network that you trust, add `"
                            + scope.own(RemoteKeySettings.INSECURE_HTTP.name()) + " = true`");
        }
    }

    private void permitted() {
        String key = RemoteKeySettings.INSECURE_HTTP.name();
        if (scope.has(RemoteKeySettings.BEARER_TOKEN_FILE)) {
            problems.error(
                    key,
                    "would send the token of keys.bearer-token-file over plain http",
                    "remove this line and use https, with the certificate of the server in `"
                            + scope.own(RemoteKeySettings.CA.name()) + "`");
        } else if (isInvalid(RemoteKeySettings.JWKS_URI, issuer.keys().jwksUri())
                || isInvalid(RemoteKeySettings.DISCOVERY_URI, issuer.keys().discoveryUri())
                || (scope.has(IssuerSettings.ISSUER)
                        && issuer.issuer().issuers().isEmpty())) {
            return; // the address is reported, and whether it uses http is unknown
        } else if (usesHttp()) {
            problems.finding(
                    key,
                    "permits fetching keys over plain http: an attacker in the network could replace them and sign"
                            + " tokens",
                    "use it in a trusted container network only; otherwise use https, with your own certificate"
                            + " authority in `"
                            + scope.own(RemoteKeySettings.CA.name()) + "`");
        } else {
            problems.finding(
                    key, "has no effect, since keys are fetched over https or on this machine", "remove this line");
        }
    }

    private boolean isInvalid(SettingKey<URI> key, Optional<URI> parsed) {
        return scope.has(key) && !parsed.isPresent();
    }

    private boolean usesHttp() {
        Optional<URI> uri = issuer.keys().jwksUri().isPresent()
                ? issuer.keys().jwksUri()
                : issuer.keys().discoveryUri().isPresent()
                        ? issuer.keys().discoveryUri()
                        : issuer.discoverable().map(URI::create);
        return uri.filter(KeyAddress::isInsecure).isPresent()
                || login.endpoints().values().stream().anyMatch(KeyAddress::isInsecure);
    }
}
