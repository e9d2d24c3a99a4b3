package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.IssuerSettings;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;

/** Checks values against each other, without key material. */
public final class Checks {
    private final Settings settings;
    private final Entries entries;
    private final Problems problems;

    public Checks(Settings settings, Entries entries, Problems problems) {
        this.settings = settings;
        this.entries = entries;
        this.problems = problems;
    }

    public void run() {
        for (TrustedIssuer issuer : settings.issuers()) {
            if (lacksPrefix(issuer)) {
                reportMissingPrefix(issuer);
            } else {
                new IssuerChecks(issuer, LoginUse.of(settings, issuer), issuer.report(problems)).run();
            }
        }
        new SeveralIssuersChecks(settings.issuers(), entries, problems).run();
        new CrossSiteChecks(settings, entries.scope(""), problems).run();
        new TokenChecks(settings.token(), problems).run();
        new ExposeChecks(settings.expose(), settings.token(), problems).run();
        new ClaimPathChecks(entries.scope(""), problems).run(settings.expose());
        new TokenHeaderChecks(settings.token(), entries.scope(""), problems).run();
        new TokenPlaceChecks(settings, entries.scope(""), problems).run();
        new TransportChecks(settings.transport(), settings.login().enabled(), problems).run();
        new RolloutChecks(settings.rollout(), problems).run();
        new SessionChecks(settings, entries.scope(""), problems).run();
        new SessionIssuerChecks(settings, entries.scope(""), problems).run();
        new EndpointPathChecks(settings, problems).run();
        new LoginChecks(settings, entries.scope(""), problems).run();
        new RevocationChecks(settings, entries.scope(""), problems).run();
        new StoreChecks(settings, entries.scope(""), problems).run();
        new FloodChecks(settings, entries.scope(""), problems).run();
        new LogChecks(settings.log(), problems).run();
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
