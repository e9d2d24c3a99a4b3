package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings that the text of the page recommends have the effect that it describes. */
class HintsOfThePageTest {
    @Test
    void keycloak_tokens_may_be_restricted_to_one_client() {
        Provider keycloak = Providers.keycloak();
        String line = "claims.match.azp = web-shop";

        assertThat(accepted(keycloak, keycloak.payload(), line).getName()).isEqualTo("alice");
        try (GuardedBySettings application = GuardedBySettings.ofPage(keycloak, line)) {
            assertThat(application.rejected(keycloak.sign(keycloak.payload().with("azp", "another-client"))))
                    .isEqualTo(RejectionReason.CLAIM_MISMATCH);
        }
    }

    @Test
    void auth0_roles_may_come_from_a_claim_with_the_name_of_a_url() {
        Provider auth0 = Providers.auth0();
        Payload payload = auth0.payload().with("https://legacy.example.com/roles", List.of("clerk"));

        assertThat(accepted(auth0, payload, "roles.claims = permissions, https://legacy.example.com/roles")
                        .roles())
                .containsExactlyInAnyOrder("orders:read", "orders:write", "clerk");
    }

    @Test
    void cognito_services_have_a_subject() {
        Provider cognito = Providers.cognito();
        Payload service = cognito.payload().without("username").with("sub", "7m1234abcdefghijklmnopqrst");

        assertThat(accepted(cognito, service, "principal.claims = sub").getName())
                .isEqualTo("7m1234abcdefghijklmnopqrst");
    }

    @ParameterizedTest
    @CsvSource({
        "glob:repo:octo-org/*:ref:refs/heads/main, repo:octo-org/octo-repo:ref:refs/heads/main",
        "glob:repo:octo-org@65/*:ref:refs/heads/main, repo:octo-org@65/octo-repo@74:ref:refs/heads/main"
    })
    void github_subjects_may_match_a_pattern(String pattern, String subject) {
        Provider gitHub = Providers.gitHubActions();
        String settings = ProviderPage.settings("GitHub Actions")
                .replace("claims.match.repository = octo-org/octo-repo", "claims.match.sub = " + pattern);
        try (GuardedBySettings application = GuardedBySettings.of(settings, gitHub.site())) {
            application.accepted(gitHub.sign(gitHub.payload().with("sub", subject)));

            assertThat(application.problems()).isEmpty();
            for (String other :
                    List.of(subject + "2", subject.replace("octo-org", "evil"), subject.replace("repo:", ""))) {
                assertThat(application.rejected(gitHub.sign(gitHub.payload().with("sub", other))))
                        .isEqualTo(RejectionReason.CLAIM_MISMATCH);
            }
        }
    }

    @Test
    void google_addresses_may_become_roles() {
        Provider google = Providers.google();

        assertThat(accepted(google, google.payload(), "roles.claims = email", "roles.map = alice@example.com -> clerk")
                        .roles())
                .containsExactly("clerk");
    }

    @Test
    void google_service_accounts_may_be_accepted_by_address() {
        Provider google = Providers.google();
        String settings = ProviderPage.settings("Google")
                .replace(
                        "claims.match.hd = example.com",
                        "claims.match.email = robot@project.iam.gserviceaccount.com\nclaims.match.email_verified = true");
        Payload robot = google.payload().without("hd").with("email", "robot@project.iam.gserviceaccount.com");
        try (GuardedBySettings application = GuardedBySettings.of(settings, google.site())) {
            application.accepted(google.sign(robot));

            assertThat(application.problems()).isEmpty();
            assertThat(application.rejected(google.sign(robot.with("email", "other@project.iam.gserviceaccount.com"))))
                    .isEqualTo(RejectionReason.CLAIM_MISMATCH);
            assertThat(application.rejected(google.sign(robot.with("email_verified", false))))
                    .isEqualTo(RejectionReason.CLAIM_MISMATCH);
        }
    }

    @Test
    void github_environments_may_be_required_and_become_roles() {
        Provider gitHub = Providers.gitHubActions();
        String[] lines = {"claims.match.environment = production", "roles.claims = environment"};

        assertThat(accepted(gitHub, gitHub.payload(), lines).roles()).containsExactly("production");
        try (GuardedBySettings application = GuardedBySettings.ofPage(gitHub, lines)) {
            assertThat(application.rejected(gitHub.sign(gitHub.payload().with("environment", "test"))))
                    .isEqualTo(RejectionReason.CLAIM_MISMATCH);
        }
    }

    @Test
    void kubernetes_namespaces_and_names_may_become_roles() {
        Provider kubernetes = Providers.kubernetes();

        assertThat(accepted(kubernetes, kubernetes.payload(), "roles.claims = kubernetes\\\\.io.namespace")
                        .roles())
                .containsExactly("shop");
        assertThat(accepted(
                                kubernetes,
                                kubernetes.payload(),
                                "roles.claims = sub",
                                "roles.map = system:serviceaccount:shop:orders -> clerk")
                        .roles())
                .containsExactly("clerk");
    }

    @Test
    void kubernetes_clusters_may_have_separate_issuers() {
        Provider kubernetes = Providers.kubernetes();
        String issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF";

        assertThat(accepted(kubernetes, kubernetes.payload().with("iss", issuer), "issuer = " + issuer)
                        .getName())
                .isEqualTo(kubernetes.principal());
    }

    @Test
    void entra_version_1_metadata_may_come_from_the_other_host() {
        Provider entra = Providers.entraVersion1();
        String place =
                "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/.well-known/openid-configuration";
        Site site = new Site()
                .and(entra.site())
                .metadata(
                        place,
                        (String) entra.payload().claims().get("iss"),
                        "https://login.windows.net/common/discovery/keys",
                        Map.of());
        String settings = ProviderPage.settings(entra.heading()) + "keys.discovery-uri = " + place;
        try (GuardedBySettings application = GuardedBySettings.of(settings, site)) {
            assertThat(application.accepted(entra.sign(entra.payload())).getName())
                    .isEqualTo(entra.principal());
        }
    }

    private static JwtPrincipal accepted(Provider provider, Payload payload, String... lines) {
        try (GuardedBySettings application = GuardedBySettings.ofPage(provider, lines)) {
            assertThat(application.problems()).isEmpty();
            return application.accepted(provider.sign(payload));
        }
    }
}
