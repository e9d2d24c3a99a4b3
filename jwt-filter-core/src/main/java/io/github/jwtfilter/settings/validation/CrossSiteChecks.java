package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.request.Origins;
import io.github.jwtfilter.settings.CorsSettings;
import io.github.jwtfilter.settings.CsrfSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;

/** Checks the settings for other origins: {@code cors.*} and {@code csrf.*}. */
final class CrossSiteChecks {
    private final Settings settings;
    private final Scope scope;
    private final Report problems;

    CrossSiteChecks(Settings settings, Scope scope, Report problems) {
        this.settings = settings;
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        anyOrigin();
        withoutOrigins();
        exemptHeaders();
        if (settings.transport().httpsRequired()) {
            plainHttp(CsrfSettings.TRUSTED_ORIGINS, settings.csrf().trustedOrigins());
            plainHttp(CorsSettings.ALLOWED_ORIGINS, settings.cors().allowedOrigins());
        }
    }

    private void anyOrigin() {
        if (!settings.cors().allowedOrigins().isAny()) {
            return;
        }
        if (settings.token().cookie().isPresent()) {
            problems.error(
                    CorsSettings.ALLOWED_ORIGINS.name(),
                    "allows every site, while browsers send the cookie of token.cookie automatically",
                    "list the origins");
        }
        if (settings.cors().allowCredentials()) {
            problems.error(
                    CorsSettings.ALLOW_CREDENTIALS.name(),
                    "would allow every site to act as the user, since cors.allowed-origins is *",
                    "list the origins, or remove this line");
        }
    }

    private void withoutOrigins() {
        for (SettingKey<?> key : CorsSettings.KEYS) {
            if (scope.has(key) && !scope.has(CorsSettings.ALLOWED_ORIGINS)) {
                problems.finding(
                        key.name(),
                        "has no effect without cors.allowed-origins",
                        "add cors.allowed-origins, or remove this line");
            }
        }
    }

    private void exemptHeaders() {
        String header = settings.token().header();
        boolean exempt = settings.csrf().exempts(header);
        if (exempt && TokenHeaderChecks.isFilledByGateways(header)) {
            problems.finding(
                    CsrfSettings.EXEMPT_HEADERS.name(),
                    "exempts a header that gateways fill from the browser's cookie: pages of other sites can send"
                            + " requests as the user",
                    "remove " + header + " from this line");
        }
        boolean cookie = settings.csrf().exempts("Cookie");
        if (cookie) {
            problems.error(
                    CsrfSettings.EXEMPT_HEADERS.name(),
                    "names Cookie, which browsers send with requests of other sites, too",
                    "remove it; to let other sites send requests with the cookie, list them in csrf.trusted-origins");
        }
        if (!exempt
                && !cookie
                && scope.has(CsrfSettings.EXEMPT_HEADERS)
                && !settings.csrf().exemptHeaders().isEmpty()) {
            problems.finding(
                    CsrfSettings.EXEMPT_HEADERS.name(),
                    "has no effect: tokens are read from " + header + ", which is not listed",
                    "list " + header + " if clients set it themselves, or remove this line");
        }
    }

    private void plainHttp(SettingKey<Origins> key, Origins origins) {
        for (Origin origin : origins.listed()) {
            if (!origin.isProtected()) {
                problems.finding(
                        key.name(),
                        "contains an origin of plain HTTP, which an attacker in the network can impersonate",
                        "write https:, and serve that site over HTTPS");
                return;
            }
        }
    }
}
