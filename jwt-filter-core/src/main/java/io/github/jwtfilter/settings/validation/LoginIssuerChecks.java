package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.LocalKeySettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.LoginSettings.ClaimsFrom;
import io.github.jwtfilter.settings.RemoteKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.value.KeyAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that users can log in at an issuer of the file, and that only this issuer can sign ID tokens. */
final class LoginIssuerChecks {
    private static final List<Preset> OF_WORKLOADS =
            Collections.unmodifiableList(Arrays.asList(Preset.GITHUB_ACTIONS, Preset.KUBERNETES));

    private final Settings settings;
    private final LoginSettings login;
    private final Scope scope;
    private final Report problems;

    LoginIssuerChecks(Settings settings, Scope scope, Report problems) {
        this.settings = settings;
        this.login = settings.login();
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        if (settings.loginIssuer().isPresent()) {
            check(settings.loginIssuer().get());
        } else if (login.issuer().isPresent()) {
            problems.error(LoginSettingKeys.ISSUER.name(), "is not an issuer of this file", "write one of: " + names());
        } else if (!scope.has(LoginSettingKeys.ISSUER) && settings.issuers().size() > 1) {
            problems.error(
                    LoginSettingKeys.ISSUER.name(),
                    "is missing, while the file has several issuers",
                    "set it to the issuer at which users log in, one of: " + names());
        }
    }

    private String names() {
        return settings.issuers().stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(TrustedIssuer issuer) {
        List<String> values = issuer.issuer().issuers();
        String key = IssuerSettings.ISSUER.name();
        return issuer.name().isEmpty() && !values.isEmpty()
                ? problems.displayText(key, values.get(0))
                : issuer.name().isEmpty() ? key : issuer.name();
    }

    private void check(TrustedIssuer issuer) {
        Report ofIssuer = issuer.report(problems);
        @Nullable Preset preset = issuer.issuer().preset().orElse(null);
        if (preset != null && OF_WORKLOADS.contains(preset)) {
            ofIssuer.error(
                    IssuerSettings.PRESET.name(),
                    "is a provider of tokens for workloads, at which no user can log in",
                    "set login.issuer to another issuer, or remove login");
            return;
        }
        signatures(issuer, ofIssuer);
        metadata(issuer, ofIssuer);
        insecureEndpoints(issuer);
        claims(issuer, preset);
    }

    /** With a shared secret, every application that has it could sign ID tokens; tokens of any issuer name no provider. */
    private void signatures(TrustedIssuer issuer, Report ofIssuer) {
        if (issuer.scope().has(LocalKeySettings.SECRET)) {
            ofIssuer.error(
                    LocalKeySettings.SECRET.name(),
                    "is the key of the issuer at which users log in: every application that has it could sign ID tokens",
                    "remove it, so that the keys are located by the metadata of the issuer");
        }
        if (issuer.issuer().anyIssuer()) {
            ofIssuer.error(
                    IssuerSettings.ISSUER.name(),
                    "is any, so that the provider at which users log in is unknown",
                    "write the issuer, as in iss of its tokens");
        }
    }

    private void metadata(TrustedIssuer issuer, Report ofIssuer) {
        boolean located = issuer.keys().discoveryUri().isPresent()
                || issuer.scope().has(RemoteKeySettings.DISCOVERY_URI)
                || issuer.discoverable().isPresent()
                || LoginUse.of(settings, issuer).hasEndpoints();
        if (!located && !issuer.issuer().issuers().isEmpty()) {
            ofIssuer.error(
                    IssuerSettings.ISSUER.name(),
                    "is not an address of metadata, in which the endpoints of the login could be found",
                    "add `" + issuer.scope().own(RemoteKeySettings.DISCOVERY_URI.name()) + " = https://…`, or "
                            + LoginSettingKeys.AUTHORIZATION_ENDPOINT.name() + " and "
                            + LoginSettingKeys.TOKEN_ENDPOINT.name());
        }
    }

    private void insecureEndpoints(TrustedIssuer issuer) {
        if (issuer.keys().insecureHttp()) {
            return;
        }
        LoginUse.of(settings, issuer).endpoints().forEach((key, uri) -> {
            if (KeyAddress.isInsecure(uri)) {
                problems.error(
                        key.name(),
                        "uses http: an attacker in the network could read codes and tokens",
                        "write an address that starts with https://, or with http:// for a server on this machine"
                                + " (localhost, 127.0.0.1, [::1]); inside a container network that you trust, add `"
                                + issuer.scope().own(RemoteKeySettings.INSECURE_HTTP.name()) + " = true`");
            }
        });
    }

    /** Reports sources of claims that the provider does not have. */
    private void claims(TrustedIssuer issuer, @Nullable Preset preset) {
        boolean okta = preset == Preset.OKTA
                && issuer.issuer().issuers().stream().noneMatch(PresetChecks::isOktaAuthorizationServer);
        if (login.claimsFrom() == ClaimsFrom.ACCESS_TOKEN && (preset == Preset.GOOGLE || okta)) {
            problems.error(
                    LoginSettingKeys.CLAIMS_FROM.name(),
                    okta
                            ? "is access-token, but only Okta can verify the access tokens of an org"
                            : "is access-token, but the access tokens of Google are not JWTs",
                    "write id-token or userinfo");
        }
        if (preset == Preset.AUTH0
                && login.claimsFrom() == ClaimsFrom.ID_TOKEN
                && issuer.identity().rolesClaims().equals(Collections.singletonList("permissions"))) {
            problems.finding(
                    LoginSettingKeys.CLAIMS_FROM.name(),
                    "is id-token, but the ID tokens of Auth0 contain no permissions: users have no roles after the login",
                    "set login.claims-from = access-token and login.extra.audience to the identifier of an API, or"
                            + " roles.claims to the claim that an Action adds");
        }
        if (preset == Preset.GOOGLE && login.scopes().contains("offline_access")) {
            problems.error(
                    LoginSettingKeys.SCOPES.name(),
                    "contains offline_access, which Google rejects",
                    "remove it; login.extra.access_type = offline of the preset has the same effect");
        }
        if (login.claimsFrom() != ClaimsFrom.USERINFO && scope.has(LoginSettingKeys.USERINFO_ENDPOINT)) {
            problems.error(
                    LoginSettingKeys.USERINFO_ENDPOINT.name(),
                    "has no effect without login.claims-from = userinfo",
                    "set login.claims-from = userinfo, or remove this line");
        }
    }
}
