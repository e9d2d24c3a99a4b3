package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link Checks} and {@link IssuerChecks} skip the checks of sections without a written key. */
class DefaultsTest {
    private final Settings settings = TestSettings.load(
                    "issuer = https://idp.example.com/realms/legacy", "audience = legacy-app")
            .settings();
    private final CollectedProblems collected = new CollectedProblems();
    private final Problems problems = collected.sink();
    private final Entries entries = new Entries("test");
    private final Scope shared = entries.scope("");

    @AfterEach
    void no_check_reports_a_default() {
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void the_defaults_pass_the_checks_of_requests() {
        new CrossSiteChecks(settings, shared, problems).run();
        new TokenChecks(settings.token(), problems).run();
        new TokenHeaderChecks(settings.token(), shared, problems).run();
        new TokenPlaceChecks(settings, shared, problems).run();
        new ExposeChecks(settings.expose(), settings.token(), problems).run();
        new ClaimPathChecks(shared, problems).run(settings.expose());
        new TransportChecks(settings.transport(), false, problems).run();
        new RolloutChecks(settings.rollout(), problems).run();
        new FloodChecks(settings, shared, problems).run();
        new LogChecks(settings.log(), problems).run();
    }

    @Test
    void the_defaults_pass_the_checks_of_sessions() {
        new SessionChecks(settings, shared, problems).run();
        new SessionIssuerChecks(settings, shared, problems).run();
        new EndpointPathChecks(settings, problems).run();
        new LoginChecks(settings, shared, problems).run();
        new RevocationChecks(settings, shared, problems).run();
        new StoreChecks(settings, shared, problems).run();
    }

    @Test
    void the_defaults_pass_the_checks_of_issuers() {
        TrustedIssuer issuer = settings.issuers().get(0);
        new SeveralIssuersChecks(settings.issuers(), entries, problems).run();
        new SecretChecks(issuer, problems).run();
        new RequiredClaimChecks(issuer, problems).run();
        new TenantChecks(issuer, problems).run();
        new ClaimPathChecks(issuer.scope(), problems).run(issuer.identity());
        new ClaimMatchChecks(problems).run(issuer.claims());
        new InsecureHttpChecks(issuer, LoginUse.of(settings, issuer), problems).run();
        new KeyAddressChecks(issuer, problems).run();
    }
}
