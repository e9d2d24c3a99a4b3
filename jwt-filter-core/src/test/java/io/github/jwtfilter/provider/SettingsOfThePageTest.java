package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings files of the page that belong to no single provider; verifies that the list is complete. */
class SettingsOfThePageTest {
    private static final String ANOTHER = "Another provider";
    private static final String SEVERAL = "Several providers";
    private static final Payload PAYLOAD_OF_ANOTHER = new Payload(Map.of(
            "iss",
            "https://login.example.org",
            "aud",
            "legacy-app",
            "preferred_username",
            "alice",
            "sub",
            "42",
            "groups",
            List.of("clerk"),
            "scope",
            "openid orders",
            "exp",
            GuardedBySettings.NOW.getEpochSecond() + 300));

    @Test
    void every_file_of_the_page_is_tested() {
        Stream<String> tested =
                Stream.concat(Providers.all().stream().map(Provider::heading), Stream.of(ANOTHER, SEVERAL));

        assertThat(ProviderPage.headings()).containsExactlyInAnyOrderElementsOf(tested.toList());
    }

    @Test
    void another_provider_may_publish_metadata_of_OAuth_alone() {
        Map<String, Object> header = Map.of("alg", "RS256", "typ", "at+jwt", "kid", "2027-01");
        Site site = new Site()
                .metadata(
                        "https://login.example.org/.well-known/oauth-authorization-server",
                        "https://login.example.org",
                        "https://login.example.org/keys",
                        Map.of())
                .keys(
                        "https://login.example.org/keys",
                        "",
                        List.of(SigningKey.OF_PROVIDER.jwk(Map.of("kid", "2027-01"))));
        try (GuardedBySettings application = GuardedBySettings.of(ProviderPage.settings(ANOTHER), site)) {
            JwtPrincipal principal = application.accepted(SigningKey.OF_PROVIDER.sign(header, PAYLOAD_OF_ANOTHER));

            assertThat(application.problems()).isEmpty();
            assertThat(principal.getName()).isEqualTo("alice");
            assertThat(principal.roles()).containsExactlyInAnyOrder("clerk", "openid", "orders");
        }
    }

    @Test
    void several_providers_are_distinguished() {
        Provider keycloak = Providers.keycloak();
        Provider gitHub = Providers.gitHubActions();
        try (GuardedBySettings application = severalProviders()) {
            JwtPrincipal alice = application.accepted(keycloak.sign(keycloak.payload()));
            JwtPrincipal workflow = application.accepted(gitHub.sign(gitHub.payload()));

            assertThat(application.problems()).isEmpty();
            assertThat(alice.getName()).isEqualTo("alice");
            assertThat(alice.roles()).isEqualTo(keycloak.roles());
            assertThat(workflow.getName()).isEqualTo("ci/" + gitHub.principal());
            assertThat(workflow.roles()).containsExactly("ci-production");
        }
    }

    @Test
    void a_restriction_of_one_of_several_providers_applies() {
        Provider keycloak = Providers.keycloak();
        Provider gitHub = Providers.gitHubActions();
        try (GuardedBySettings application = severalProviders()) {
            assertThat(application.rejected(gitHub.sign(gitHub.payload().with("repository", "evil-org/octo-repo"))))
                    .isEqualTo(RejectionReason.CLAIM_MISMATCH);
            assertThat(application.rejected(keycloak.sign(keycloak.payload().with("typ", "ID"))))
                    .isEqualTo(RejectionReason.CLAIM_MISMATCH);
        }
    }

    @Test
    void a_key_of_one_provider_verifies_no_token_of_another() {
        Provider keycloak = Providers.keycloak();
        Provider gitHub = Providers.gitHubActions();
        Site site = new Site().and(keycloak.site()).and(foreign(gitHub));
        try (GuardedBySettings application = GuardedBySettings.of(ProviderPage.settings(SEVERAL), site)) {
            application.accepted(keycloak.sign(keycloak.payload()));

            assertThat(application.rejected(gitHub.sign(gitHub.payload()))).isEqualTo(RejectionReason.BAD_SIGNATURE);
            application.accepted(gitHub.forge(gitHub.payload()));
        }
    }

    /** Returns the same provider with a different key of the same ID. */
    private static Site foreign(Provider provider) {
        String issuer = (String) provider.payload().claims().get("iss");
        String keyId = (String) provider.header().get("kid");
        return new Site()
                .metadata(issuer, issuer + "/keys")
                .keys(issuer + "/keys", "", List.of(SigningKey.FOREIGN.jwk(Map.of("kid", keyId))));
    }

    private static GuardedBySettings severalProviders() {
        Site site = new Site()
                .and(Providers.keycloak().site())
                .and(Providers.gitHubActions().site());
        return GuardedBySettings.of(ProviderPage.settings(SEVERAL), site);
    }
}
