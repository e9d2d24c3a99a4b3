package io.github.jwtfilter.settings;

import io.github.jwtfilter.request.Origin;
import io.github.jwtfilter.request.Origins;

/** Checks what is said of other origins. */
final class CrossSiteChecks {
    private final Settings settings;
    private final Scope given;
    private final Report problems;

    CrossSiteChecks(Settings settings, Scope given, Report problems) {
        this.settings = settings;
        this.given = given;
        this.problems = problems;
    }

    void run() {
        anyOrigin();
        withoutOrigins();
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
                    "allows every site, while token.cookie makes browsers send the token by themselves",
                    "list the origins");
        }
        if (settings.cors().allowCredentials()) {
            problems.error(
                    CorsSettings.ALLOW_CREDENTIALS.name(),
                    "would let every site act as the user, since cors.allowed-origins is *",
                    "list the origins, or remove this line");
        }
    }

    private void withoutOrigins() {
        for (SettingKey<?> key : CorsSettings.KEYS) {
            if (given.has(key) && !given.has(CorsSettings.ALLOWED_ORIGINS)) {
                problems.finding(
                        key.name(),
                        "has no effect without cors.allowed-origins",
                        "add cors.allowed-origins, or remove this line");
            }
        }
    }

    private void plainHttp(SettingKey<Origins> key, Origins origins) {
        for (Origin origin : origins.listed()) {
            if (!origin.isProtected()) {
                problems.finding(
                        key.name(),
                        "holds an origin of plain HTTP: whoever sits on the network can pose as it",
                        "write https:, and serve that site so");
                return;
            }
        }
    }
}
