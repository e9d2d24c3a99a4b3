package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.IdentitySettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;

/**
 * Reports issuers whose users and roles are those of sessions with the same name: a token with the subject {@code admin} would be
 * that of the administrator who logs in at the application. With {@code login}, users log in at one of the issuers instead.
 */
final class SessionIssuerChecks {
    private final Settings settings;
    private final Scope shared;
    private final Report problems;

    SessionIssuerChecks(Settings settings, Scope shared, Report problems) {
        this.settings = settings;
        this.shared = shared;
        this.problems = problems;
    }

    void run() {
        if (settings.session().enabled() && !shared.has(LoginSettingKeys.LOGIN)) {
            settings.issuers().stream().filter(this::sharesNames).forEach(this::report);
        }
    }

    /** The prefix of users, or a mapping of roles, states that the names of this issuer were considered. */
    private boolean sharesNames(TrustedIssuer issuer) {
        Scope scope = issuer.scope();
        boolean considered = scope.isWritten(IdentitySettings.PRINCIPAL_PREFIX)
                || scope.isWritten(IdentitySettings.PREFIX_ADD)
                || scope.isWritten(IdentitySettings.ROLES_MAP);
        return !considered && !hasTenants(issuer) && !isOneOfSeveral(issuer);
    }

    /** Returns whether the tenant distinguishes the users from others. */
    private static boolean hasTenants(TrustedIssuer issuer) {
        return !issuer.issuer().tenantIssuers().isEmpty();
    }

    /** Returns whether {@link SeveralIssuersChecks} reports the missing prefix. */
    private boolean isOneOfSeveral(TrustedIssuer issuer) {
        return settings.issuers().size() > 1 && !issuer.name().isEmpty();
    }

    private void report(TrustedIssuer issuer) {
        String key = IdentitySettings.PRINCIPAL_PREFIX.name();
        issuer.report(problems)
                .finding(
                        key,
                        "is missing: a user of this issuer, and a user who logs in at the application (session.store), may have"
                                + " the same name, and their roles as well",
                        "add a line like `" + issuer.scope().own(key)
                                + " = idp/`; if they are the same people, add roles.map with the roles of the issuer's tokens");
    }
}
