package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.LocalKeySettings;
import io.github.jwtfilter.settings.RemoteKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.value.KeyAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Checks the settings of remote keys. */
final class RemoteKeyChecks {
    private final TrustedIssuer issuer;
    private final LoginUse login;
    private final Scope scope;
    private final Report problems;

    RemoteKeyChecks(TrustedIssuer issuer, LoginUse login, Report problems) {
        this.issuer = issuer;
        this.login = login;
        this.scope = issuer.scope();
        this.problems = problems;
    }

    /** The address of the keys or of the metadata is either configured or derived from the issuer. */
    void run() {
        if (issuer.issuer().anyIssuer()) {
            problems.error(
                    IssuerSettings.ISSUER.name(),
                    "is any, which works with static keys only: fetched keys belong to one issuer",
                    "list the issuers, or configure static keys with " + names(LocalKeySettings.SOURCES));
        } else if (!scope.hasAny(RemoteKeySettings.SOURCES)) {
            discoverable();
        }
        if (scope.hasAny(RemoteKeySettings.KEYS)) {
            new InsecureHttpChecks(issuer, login, problems).run();
            new KeyAddressChecks(issuer, problems).run();
            timeouts();
            refresh();
        }
    }

    private void discoverable() {
        boolean named = !issuer.issuer().issuers().isEmpty();
        boolean ofIdTokens = login.isLogin() && issuer.discoverable().isPresent();
        boolean adfs = issuer.issuer().preset().orElse(null) == Preset.ADFS;
        if (adfs && !ofIdTokens) {
            problems.error(
                    "keys",
                    "no source of keys is configured, and the issuer of ADFS access tokens is not an address of"
                            + " metadata",
                    "add `" + scope.own(RemoteKeySettings.DISCOVERY_URI.name())
                            + " = https://<host>/adfs/.well-known/openid-configuration` or `"
                            + scope.own(RemoteKeySettings.JWKS_URI.name()) + " = https://<host>/adfs/discovery/keys`");
        } else if (named && !issuer.discoverable().isPresent()) {
            problems.error(
                    "keys",
                    "no source of keys is configured, and no issuer is an https address with metadata",
                    "add " + names(RemoteKeySettings.SOURCES) + ", or one of " + names(LocalKeySettings.SOURCES)
                            + orInsecureHttp());
        }
    }

    /** In a container network, the provider may be without TLS. */
    private String orInsecureHttp() {
        boolean overHttp = issuer.issuer().issuers().stream().anyMatch(name -> KeyAddress.isIssuer(name, true));
        return overHttp
                ? "; if the issuer is reached inside a container network, add `"
                        + scope.own(RemoteKeySettings.INSECURE_HTTP.name()) + " = true`"
                : "";
    }

    private String names(List<SettingKey<?>> keys) {
        return keys.stream().map(key -> scope.own(key.name())).collect(Collectors.joining(" or "));
    }

    private void timeouts() {
        Duration fetch = issuer.keys().fetchTimeout();
        withinFetch(RemoteKeySettings.CONNECT_TIMEOUT, issuer.keys().connectTimeout(), fetch);
        withinFetch(RemoteKeySettings.READ_TIMEOUT, issuer.keys().readTimeout(), fetch);
    }

    private void withinFetch(SettingKey<?> key, Duration part, Duration fetch) {
        if (scope.has(key) && part.compareTo(fetch) > 0) {
            problems.finding(
                    key.name(),
                    "is longer than keys.fetch-timeout, the limit of the whole fetch",
                    "reduce it, or increase keys.fetch-timeout");
        }
    }

    private void refresh() {
        boolean outlived = issuer.keys()
                .refresh()
                .filter(refresh -> refresh.compareTo(issuer.keys().outageTolerance()) > 0)
                .isPresent();
        if (outlived) {
            problems.error(
                    RemoteKeySettings.REFRESH.name(),
                    "is longer than keys.outage-tolerance: keys would expire before they are fetched again",
                    "reduce it, or increase keys.outage-tolerance");
        }
    }
}
