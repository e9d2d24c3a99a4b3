package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens with a valid signature of the provider that are not access tokens for this application. */
class LookalikeTokensTest {
    @Test
    void keycloak_id_tokens_have_the_same_audience_and_another_type() {
        Payload id = Providers.keycloak()
                .payload()
                .with("typ", "ID")
                .with("aud", "legacy-app")
                .with("at_hash", "kEPyOCvvi8oSIKhGxZjnKQ");

        assertThat(rejected(Providers.keycloak(), id)).isEqualTo(RejectionReason.CLAIM_MISMATCH);
        assertThat(rejected(Providers.keycloak(), id.without("typ"))).isEqualTo(RejectionReason.CLAIM_MISSING);
    }

    @Test
    void keycloak_tokens_without_a_mapper_are_for_its_account_pages_only() {
        Payload unmapped = Providers.keycloak().payload().with("aud", "account");

        assertThat(rejected(Providers.keycloak(), unmapped)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @Test
    void keycloak_roles_of_other_clients_are_ignored() {
        Provider keycloak = Providers.keycloak();
        Payload elsewhere = keycloak.payload()
                .without("realm_access")
                .with("resource_access", Map.of("shop", Map.of("roles", List.of("orders-write"))));

        assertThat(rolesOf(keycloak, elsewhere)).isEmpty();
    }

    @Test
    void entra_tokens_of_another_tenant_are_signed_by_the_same_keys() {
        Provider entra = Providers.entra();
        String issuer = (String) entra.payload().claims().get("iss");
        Payload elsewhere = entra.payload()
                .with("iss", issuer.replace("11111111", "99999999"))
                .with("tid", "99999999-2222-3333-4444-555555555555");

        assertThat(rejected(entra, elsewhere)).isEqualTo(RejectionReason.WRONG_ISSUER);
    }

    @Test
    void entra_id_tokens_of_an_application_that_is_its_own_client_have_no_client() {
        assertThat(rejected(Providers.entra(), Providers.entra().payload().without("azp")))
                .isEqualTo(RejectionReason.CLAIM_MISSING);
        assertThat(rejected(
                        Providers.entraVersion1(),
                        Providers.entraVersion1().payload().without("appid")))
                .isEqualTo(RejectionReason.CLAIM_MISSING);
    }

    @Test
    void entra_tokens_of_one_version_do_not_pass_for_the_other() {
        assertThat(rejected(Providers.entra(), Providers.entraVersion1().payload()))
                .isEqualTo(RejectionReason.WRONG_ISSUER);
        assertThat(rejected(Providers.entra(), Providers.entra().payload().with("ver", "1.0")))
                .isEqualTo(RejectionReason.CLAIM_MISMATCH);
        assertThat(rejected(
                        Providers.entraVersion1(),
                        Providers.entraVersion1().payload().with("ver", "2.0")))
                .isEqualTo(RejectionReason.CLAIM_MISMATCH);
    }

    @Test
    void entra_tokens_for_graph_are_for_graph() {
        Payload graph = Providers.entraVersion1().payload().with("aud", "https://graph.microsoft.com");

        assertThat(rejected(Providers.entraVersion1(), graph)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @Test
    void entra_members_of_too_many_groups_have_no_roles_of_them() {
        Provider entra = Providers.entra();
        Payload overage = entra.payload()
                .without("roles")
                .with("_claim_names", Map.of("groups", "src1"))
                .with("_claim_sources", Map.of("src1", Map.of("endpoint", "https://graph.microsoft.com/v1.0/users/x")));

        assertThat(rolesOf(entra, overage)).isEmpty();
    }

    @Test
    void auth0_tokens_for_user_info_or_for_the_client_are_not_for_the_api() {
        Provider auth0 = Providers.auth0();
        Payload userInfo = auth0.payload().with("aud", List.of("https://example.eu.auth0.com/userinfo"));
        Payload id = auth0.payload().with("aud", "my_client_id").without("permissions");

        assertThat(rejected(auth0, userInfo)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
        assertThat(rejected(auth0, id)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @Test
    void okta_tokens_of_the_organisation_are_for_okta() {
        Payload organisation = Providers.okta()
                .payload()
                .with("iss", "https://example.okta.com")
                .with("aud", "https://example.okta.com");

        assertThat(rejected(Providers.okta(), organisation)).isEqualTo(RejectionReason.WRONG_ISSUER);
    }

    @Test
    void okta_id_tokens_are_for_the_client() {
        Payload id =
                Providers.okta().payload().with("aud", "0oabucvyc38HLL1ef0h7").without("cid");

        assertThat(rejected(Providers.okta(), id)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @Test
    void cognito_id_tokens_have_their_audience_elsewhere_and_another_use() {
        Provider cognito = Providers.cognito();
        Payload id = cognito.payload()
                .with("token_use", "id")
                .with("aud", "7m1234abcdefghijklmnopqrst")
                .with("cognito:username", "alice");

        assertThat(rejected(cognito, id)).isEqualTo(RejectionReason.CLAIM_MISMATCH);
        assertThat(rejected(cognito, id.without("client_id").without("username")))
                .isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @Test
    void cognito_tokens_of_another_pool_are_rejected() {
        Payload elsewhere = Providers.cognito()
                .payload()
                .with("iss", "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_ZyXwVuTsR");

        assertThat(rejected(Providers.cognito(), elsewhere)).isEqualTo(RejectionReason.WRONG_ISSUER);
    }

    @Test
    void cognito_tokens_of_services_name_no_user() {
        assertThat(rejected(Providers.cognito(), Providers.cognito().payload().without("username")))
                .isEqualTo(RejectionReason.NO_PRINCIPAL);
    }

    @Test
    void google_accounts_outside_of_the_domain_are_rejected() {
        assertThat(rejected(Providers.google(), Providers.google().payload().with("hd", "evil.example")))
                .isEqualTo(RejectionReason.CLAIM_MISMATCH);
        assertThat(rejected(Providers.google(), Providers.google().payload().without("hd")))
                .isEqualTo(RejectionReason.CLAIM_MISSING);
    }

    @Test
    void google_writes_its_name_in_two_ways() {
        Provider google = Providers.google();
        try (GuardedBySettings application = GuardedBySettings.ofPage(google)) {
            String token = google.sign(google.payload().with("iss", "accounts.google.com"));

            assertThat(application.accepted(token).getName()).isEqualTo(google.principal());
        }
    }

    @Test
    void adfs_id_tokens_have_the_issuer_of_the_metadata() {
        Payload id = Providers.adfs()
                .payload()
                .with("iss", "https://adfs.example.com/adfs")
                .with("aud", "2954b462-a5de-5af6-83bc-497cc20bddde");

        assertThat(rejected(Providers.adfs(), id)).isEqualTo(RejectionReason.WRONG_ISSUER);
    }

    @Test
    void adfs_tokens_without_a_rule_for_the_name_are_rejected() {
        assertThat(rejected(Providers.adfs(), Providers.adfs().payload().without("upn")))
                .isEqualTo(RejectionReason.NO_PRINCIPAL);
    }

    @Test
    void github_workflows_of_other_repositories_get_tokens_for_any_audience() {
        Provider gitHub = Providers.gitHubActions();
        Payload elsewhere = gitHub.payload()
                .with("repository", "evil-org/octo-repo")
                .with("sub", "repo:evil-org/octo-repo:ref:refs/heads/main");

        assertThat(rejected(gitHub, elsewhere)).isEqualTo(RejectionReason.CLAIM_MISMATCH);
        assertThat(rejected(gitHub, gitHub.payload().without("repository"))).isEqualTo(RejectionReason.CLAIM_MISSING);
    }

    @Test
    void kubernetes_tokens_that_never_expire_are_rejected() {
        Payload old = Providers.kubernetes().payload().without("exp");

        assertThat(rejected(Providers.kubernetes(), old)).isEqualTo(RejectionReason.NO_EXPIRY);
    }

    @Test
    void kubernetes_tokens_for_the_api_server_are_for_the_api_server() {
        Payload usual =
                Providers.kubernetes().payload().with("aud", List.of("https://kubernetes.default.svc.cluster.local"));

        assertThat(rejected(Providers.kubernetes(), usual)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    private static RejectionReason rejected(Provider provider, Payload payload) {
        try (GuardedBySettings application = GuardedBySettings.ofPage(provider)) {
            return application.rejected(provider.sign(payload));
        }
    }

    private static Set<String> rolesOf(Provider provider, Payload payload) {
        try (GuardedBySettings application = GuardedBySettings.ofPage(provider)) {
            return application.accepted(provider.sign(payload)).roles();
        }
    }
}
