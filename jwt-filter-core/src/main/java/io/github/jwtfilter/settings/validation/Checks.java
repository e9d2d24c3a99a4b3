package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.CorsSettings;
import io.github.jwtfilter.settings.CsrfSettings;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.ExposeSettings;
import io.github.jwtfilter.settings.FloodSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.LogSettings;
import io.github.jwtfilter.settings.LoginSettingKeys;
import io.github.jwtfilter.settings.OperationSettings;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.RevocationSettings;
import io.github.jwtfilter.settings.RolloutSettings;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettingKeys;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreSettingKeys;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.TransportSettings;
import io.github.jwtfilter.settings.TrustedIssuer;

/** Checks values against each other, without key material. */
public final class Checks {
    private final Settings settings;
    private final Entries entries;
    private final Scope shared;
    private final Problems problems;

    public Checks(Settings settings, Entries entries, Problems problems) {
        this.settings = settings;
        this.entries = entries;
        this.shared = entries.scope("");
        this.problems = problems;
    }

    /** Runs the checks of issuers, and those of all sections of which a key is set, since the defaults pass them. */
    public void run() {
        for (TrustedIssuer issuer : settings.issuers()) {
            if (lacksPrefix(issuer)) {
                reportMissingPrefix(issuer);
            } else {
                new IssuerChecks(issuer, LoginUse.of(settings, issuer), issuer.report(problems)).run();
            }
        }
        if (!entries.issuers().isEmpty()) {
            new SeveralIssuersChecks(settings.issuers(), entries, problems).run();
        }
        checkRequests();
        checkSessions();
        if (shared.hasAny(FloodSettings.KEYS)) {
            new FloodChecks(settings, shared, problems).run();
        }
        if (shared.hasAny(LogSettings.KEYS)) {
            new LogChecks(settings.log(), problems).run();
        }
    }

    private void checkRequests() {
        boolean token = shared.hasAny(TokenSettings.KEYS);
        if (shared.hasAny(CsrfSettings.KEYS) || shared.hasAny(CorsSettings.KEYS)) {
            new CrossSiteChecks(settings, shared, problems).run();
        }
        if (token) {
            new TokenChecks(settings.token(), problems).run();
        }
        if (shared.hasAny(ExposeSettings.KEYS)) {
            new ExposeChecks(settings.expose(), settings.token(), problems).run();
            new ClaimPathChecks(shared, problems).run(settings.expose());
        }
        if (token) {
            new TokenHeaderChecks(settings.token(), shared, problems).run();
            new TokenPlaceChecks(settings, shared, problems).run();
        }
        if (shared.hasAny(TransportSettings.KEYS)) {
            new TransportChecks(settings.transport(), settings.login().enabled(), problems).run();
        }
        if (shared.hasAny(RolloutSettings.KEYS)) {
            new RolloutChecks(settings.rollout(), problems).run();
        }
    }

    private void checkSessions() {
        boolean sessions = shared.hasAny(SessionSettingKeys.KEYS) || shared.hasAny(LoginSettingKeys.KEYS);
        if (sessions) {
            new SessionChecks(settings, shared, problems).run();
            new SessionIssuerChecks(settings, shared, problems).run();
        }
        if (sessions || shared.hasAny(OperationSettings.KEYS)) {
            new EndpointPathChecks(settings, problems).run();
        }
        if (sessions) {
            new LoginChecks(settings, shared, problems).run();
        }
        if (shared.hasAny(RevocationSettings.KEYS)) {
            new RevocationChecks(settings, shared, problems).run();
        }
        if (sessions || shared.hasAny(RevocationSettings.KEYS) || shared.hasAny(StoreSettingKeys.KEYS)) {
            new StoreChecks(settings, shared, problems).run();
        }
    }

    /** Returns whether this is the unnamed one of several issuers and has no {@code issuer}: its lines lack a prefix. */
    private boolean lacksPrefix(TrustedIssuer issuer) {
        boolean oneOfSeveral = issuer.name().isEmpty() && settings.issuers().size() > 1;
        return oneOfSeveral && !issuer.scope().has(IssuerSettings.ISSUER);
    }

    private void reportMissingPrefix(TrustedIssuer issuer) {
        for (Entry entry : issuer.scope().all().values()) {
            if (Catalog.isOfOneIssuer(entry.setting()) && issuer.scope().isWritten(entry.setting())) {
                problems.error(
                        entry.key(),
                        "applies to no named issuer, and issuer is missing",
                        "add the prefix of an issuer (issuers.<name>." + entry.key() + "), or add issuer and audience");
            }
        }
    }
}
