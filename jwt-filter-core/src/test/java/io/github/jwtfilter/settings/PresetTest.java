package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.preset.Preset;
import io.github.jwtfilter.settings.preset.PresetText;
import io.github.jwtfilter.settings.value.InvalidValueException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetTest {
    private static final String BASE = "issuer = https://idp.example.com\naudience = app\n";

    private final SettingsUnderTest settings = new SettingsUnderTest();

    private TrustedIssuer issuer(String content) {
        LoadedSettings loaded = settings.read(content);
        assertThat(SettingsUnderTest.lines(loaded)).isEmpty();
        return loaded.settings().issuers().get(0);
    }

    private List<String> problemsOf(String content) {
        return SettingsUnderTest.lines(settings.read(content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims.match.sub = glob:repo:*/app:ref:refs/heads/main",
                "claims.match.sub = glob:repo:octo*/app:ref:refs/heads/main",
                "claims.match.repository = octo-org/app, glob:*/app",
                "claims.match.repository_owner = glob:octo-*"
            })
    void a_pattern_without_an_owner_accepts_every_github_user(String line) {
        assertThat(SettingsUnderTest.lines(
                        settings.read("preset = github-actions\naudience = legacy-app\n" + line + "\n")))
                .anyMatch(text -> text.contains("accepts every GitHub user"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims.match.sub = glob:repo:octo-org/*:ref:refs/heads/main",
                "claims.match.sub = glob:repo:octo-org@*/*@*:pull_request",
                "claims.match.sub = glob:repository_owner_id:65:*",
                "claims.match.repository = glob:octo-org/*"
            })
    void a_pattern_for_one_owner_restricts_the_tokens_of_GitHub(String line) {
        assertThat(SettingsUnderTest.lines(
                        settings.read("preset = github-actions\naudience = legacy-app\n" + line + "\n")))
                .isEmpty();
    }

    @Test
    void contains_existing_keys_and_values() throws InvalidValueException {
        assertThat(Preset.all()).hasSize(10).extracting(Preset::word).doesNotHaveDuplicates();
        for (Preset preset : Preset.all()) {
            assertThat(preset.lines()).isNotEmpty();
            assertThat(preset.doc()).isNotBlank();
            for (Map.Entry<String, String> line : preset.lines().entrySet()) {
                SettingKey<?> setting = Catalog.find(line.getKey());
                assertThat(setting).as(line.getKey()).isNotNull();
                assertThat(Catalog.isOfIssuer(setting)).as(line.getKey()).isTrue();
                assertThat((Object) setting.parser().parse(PresetText.of(line.getValue(), List.of("a"))))
                        .isNotNull();
            }
        }
    }

    @Test
    void contains_existing_keys_and_values_for_a_login() throws InvalidValueException {
        for (Preset preset : Preset.all()) {
            for (Map.Entry<String, String> line : preset.loginLines().entrySet()) {
                SettingKey<?> setting = Catalog.find(line.getKey());
                assertThat(LoginSettingKeys.KEYS).as(line.getKey()).contains(setting);
                assertThat((Object) setting.parser().parse(line.getValue())).isNotEqualTo(setting.defaultText());
            }
        }
    }

    @Test
    void keycloak_reads_roles_of_the_realm_and_of_each_audience() {
        TrustedIssuer issuer = issuer("preset = keycloak\nissuer = https://idp.example.com/realms/a\n"
                + "audience = app, my.app, \"say \"\"hi\"\", x\"\n");
        assertThat(issuer.claims().match()).isEqualTo(Map.of("typ", List.of("Bearer")));
        assertThat(issuer.identity().principalClaims()).containsExactly("preferred_username");
        assertThat(issuer.identity().rolesClaims())
                .containsExactly(
                        "realm_access.roles",
                        "resource_access.app.roles",
                        "resource_access.my\\.app.roles",
                        "resource_access.say \"hi\", x.roles");
    }

    @Test
    void keycloak_reads_no_client_roles_if_any_audience_is_accepted() {
        assertThat(issuer("preset = keycloak\nissuer = https://idp.example.com\naudience = any\n"
                                + "keys.jwks-file = jwks.json")
                        .identity()
                        .rolesClaims())
                .containsExactly("realm_access.roles");
    }

    @ParameterizedTest
    @CsvSource({"entra,2.0", "entra-v1,1.0"})
    void entra_distinguishes_versions(String preset, String version) {
        TrustedIssuer issuer = issuer(BASE + "preset = " + preset);
        assertThat(issuer.claims().match()).isEqualTo(Map.of("ver", List.of(version)));
        assertThat(issuer.identity().principalClaims()).containsExactly("oid");
        assertThat(issuer.identity().rolesClaims()).containsExactly("roles");
    }

    @Test
    void auth0_and_okta_name_the_roles() {
        assertThat(issuer(BASE + "preset = auth0").identity().rolesClaims()).containsExactly("permissions");
        assertThat(issuer("preset = okta\nissuer = https://x.okta.example/oauth2/default\naudience = app")
                        .identity()
                        .rolesClaims())
                .containsExactly("groups");
    }

    @Test
    void okta_requires_an_authorization_server() {
        LoadedSettings loaded = settings.read("preset = okta\nissuer = https://x.okta.example\naudience = app");
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties:2: issuer: is an Okta org without /oauth2/: only Okta can verify its"
                                + " access tokens; use an authorization server, such as https://<org>/oauth2/default");
    }

    @Test
    void cognito_has_its_audience_elsewhere() {
        TrustedIssuer issuer = issuer(BASE + "preset = cognito");
        assertThat(issuer.issuer().audienceClaim()).isEqualTo("client_id");
        assertThat(issuer.claims().match()).isEqualTo(Map.of("token_use", List.of("access")));
        assertThat(issuer.identity().principalClaims()).containsExactly("username");
        assertThat(issuer.identity().rolesClaims()).containsExactly("cognito:groups");
        assertThat(problemsOf("preset = cognito\nissuer = https://idp.example.com\naudience = any\n"
                        + "keys.jwks-file = jwks.json"))
                .isEmpty();
    }

    @Test
    void google_sets_its_issuer() {
        TrustedIssuer issuer = issuer("preset = google\naudience = app\nclaims.match.hd = example.com");
        assertThat(issuer.issuer().issuers()).containsExactly("https://accounts.google.com", "accounts.google.com");
        assertThat(issuer.discoverable()).contains("https://accounts.google.com");
    }

    @Test
    void adfs_needs_the_address_of_its_metadata() {
        String adfs = "preset = adfs\nissuer = http://adfs.example.com/adfs/services/trust\naudience = app\n";
        assertThat(problemsOf(adfs))
                .containsExactly(
                        "jwt-filter.properties: keys: no source of keys is configured, and the issuer of ADFS access"
                                + " tokens is not an address of metadata; add `keys.discovery-uri ="
                                + " https://<host>/adfs/.well-known/openid-configuration` or `keys.jwks-uri ="
                                + " https://<host>/adfs/discovery/keys`");
        assertThat(problemsOf("preset = adfs\nissuer = https://adfs.example.com/adfs\naudience = app"))
                .hasSize(1);
        TrustedIssuer issuer =
                issuer(adfs + "keys.discovery-uri = https://adfs.example.com/adfs/.well-known/openid-configuration");
        assertThat(issuer.identity().principalClaims()).containsExactly("upn", "unique_name");
        assertThat(issuer.identity().rolesClaims()).containsExactly("role", "group");
        assertThat(issuer(adfs + "keys.public-key = adfs.pem").keys().remote()).isFalse();
    }

    @Test
    void google_without_a_restriction_is_a_finding() {
        String google = "preset = google\naudience = app\n";
        assertThat(SettingsUnderTest.lines(settings.read(google)))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:1: preset: accepts every user with a Google account; ")
                .contains("claims.match.hd = ");
        assertThat(settings.read(google).problems().hasErrors()).isFalse();
        for (String claim : List.of("hd", "email", "sub")) {
            assertThat(SettingsUnderTest.lines(settings.read(google + "claims.match." + claim + " = mine")))
                    .isEmpty();
        }
    }

    @Test
    void github_actions_requires_a_restriction_of_workflows() {
        String github = "preset = github-actions\naudience = app\n";
        assertThat(problemsOf(github))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:1: preset: accepts every GitHub user: ")
                .contains("claims.match.repository_owner = ");
        assertThat(settings.read(github + "claims.match.ref = main").problems().hasErrors())
                .isTrue();
        for (String claim : List.of("repository", "repository_id", "repository_owner", "repository_owner_id", "sub")) {
            TrustedIssuer issuer = issuer(github + "claims.match." + claim + " = mine");
            assertThat(issuer.issuer().issuers()).containsExactly("https://token.actions.githubusercontent.com");
            assertThat(issuer.claims().match()).containsOnlyKeys(claim);
        }
        assertThat(issuer("issuers.ci.preset = github-actions\nissuers.ci.audience = app\n"
                                + "claims.match.repository_owner = mine")
                        .claims()
                        .match())
                .containsOnlyKeys("repository_owner");
    }

    @Test
    void kubernetes_fetches_keys_with_the_token_of_the_service_account() {
        TrustedIssuer issuer = issuer("preset = kubernetes\naudience = app");
        assertThat(issuer.issuer().issuers()).containsExactly("https://kubernetes.default.svc.cluster.local");
        assertThat(issuer.keys().jwksUri()).contains(URI.create("https://kubernetes.default.svc/openid/v1/jwks"));
        assertThat(issuer.keys().ca()).contains("file:/var/run/secrets/kubernetes.io/serviceaccount/ca.crt");
        assertThat(issuer.keys().bearerTokenFile())
                .contains("file:/var/run/secrets/kubernetes.io/serviceaccount/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys.jwks-file = jwks.json",
                "keys.secret = x",
                "keys.jwks-uri = https://oidc.example.com/keys",
                "keys.discovery-uri = https://oidc.example.com/d"
            })
    void the_token_of_the_service_account_is_not_sent_elsewhere(String source) {
        KeySettings keys =
                issuer("preset = kubernetes\naudience = app\n" + source).keys();
        assertThat(keys.ca()).isEmpty();
        assertThat(keys.bearerTokenFile()).isEmpty();
        assertThat(keys.jwksUri())
                .isNotEqualTo(java.util.Optional.of(URI.create("https://kubernetes.default.svc/openid/v1/jwks")));
    }

    @Test
    void lines_of_the_file_take_precedence() {
        TrustedIssuer issuer = issuer("preset = keycloak\n" + BASE
                + "roles.claims = groups\nclaims.match.typ = Bearer, ID\nprincipal.claims = sub");
        assertThat(issuer.identity().rolesClaims()).containsExactly("groups");
        assertThat(issuer.identity().principalClaims()).containsExactly("sub");
        assertThat(issuer.claims().match()).isEqualTo(Map.of("typ", List.of("Bearer", "ID")));
        KeySettings keys = issuer("preset = kubernetes\naudience = app\nkeys.ca = other.pem")
                .keys();
        assertThat(keys.ca()).contains("other.pem");
        assertThat(keys.bearerTokenFile()).isPresent();
    }

    @Test
    void overrides_take_precedence() {
        settings.environment.withVariable("JWTFILTER_ROLES_CLAIMS", "groups").withVariable("JWTFILTER_PRESET", "auth0");
        TrustedIssuer issuer = issuer("preset = keycloak\n" + BASE);
        assertThat(issuer.identity().rolesClaims()).containsExactly("groups");
        assertThat(issuer.claims().match()).isEmpty();
    }

    @Test
    void takes_precedence_over_inherited_values_and_is_not_inherited() {
        List<TrustedIssuer> issuers =
                settings.read("preset = keycloak\n" + BASE + """
                    claims.match.token_use = id
                    claims.match.azp = a
                    issuers.aws.preset = cognito
                    issuers.aws.issuer = https://cognito.example.com/pool
                    issuers.aws.audience = app
                    """).settings().issuers();
        assertThat(issuers.get(0).claims().match()).containsOnlyKeys("token_use", "azp", "typ");
        assertThat(issuers.get(1).claims().match())
                .isEqualTo(Map.of("token_use", List.of("access"), "azp", List.of("a")));
    }

    @Test
    void shows_its_lines_with_their_origin() {
        settings.environment.withVariable("CLIENT", "hunter2");
        assertThat(settings.read("preset = keycloak\nissuer = https://a.example.com\naudience = my.app")
                        .effective())
                .extracting(EffectiveSetting::toString)
                .contains(
                        "preset = keycloak (jwt-filter.properties:1)",
                        "claims.match.typ = Bearer (preset keycloak (jwt-filter.properties:1))",
                        "roles.claims = realm_access.roles, resource_access.my\\.app.roles (preset keycloak"
                                + " (jwt-filter.properties:1))");
        LoadedSettings loaded = settings.read("issuers.kc.preset = keycloak\n"
                + "issuers.kc.issuer = https://a.example.com\n"
                + "issuers.kc.audience = ${env:CLIENT}");
        assertThat(loaded.settings().issuers().get(0).identity().rolesClaims())
                .contains("resource_access.hunter2.roles");
        assertThat(loaded.effective())
                .extracting(EffectiveSetting::toString)
                .contains("issuers.kc.roles.claims = realm_access.roles, resource_access.{audience}.roles (preset"
                        + " keycloak (jwt-filter.properties:1))")
                .noneMatch(row -> row.contains("hunter2"));
    }

    @Test
    void an_audience_is_never_expanded() {
        settings.environment.withVariable("SECRET", "hunter2");
        assertThat(issuer("preset = keycloak\nissuer = https://a.example.com\naudience = $${env:SECRET}")
                        .identity()
                        .rolesClaims())
                .contains("resource_access.${env:SECRET}.roles");
    }

    @Test
    void problems_of_its_lines_name_the_preset() {
        assertThat(problemsOf("preset = kubernetes\n"
                        + "audience = app\n"
                        + "keys.refresh = 1h\n"
                        + "keys.outage-tolerance = 5m\n"
                        + "issuers.b.preset = google\n"
                        + "issuers.b.audience = app\n"
                        + "issuers.b.principal.prefix = b/\n"
                        + "issuers.b.roles.prefix.add = b-\n"
                        + "issuers.b.claims.match.hd = example.com\n"
                        + "issuers.c.issuer = accounts.google.com\n"
                        + "issuers.c.audience = app\n"
                        + "issuers.c.principal.prefix = c/\n"
                        + "issuers.c.roles.prefix.add = c-\n"
                        + "issuers.c.keys.secret = x"))
                .hasSize(2)
                .anyMatch(line -> line.contains(
                        "contains an issuer that issuers.b.issuer (preset google (jwt-filter.properties:5)) also"
                                + " contains"));
    }

    @ParameterizedTest
    @CsvSource({
        "Keycloak,keycloak",
        "keyclok,keycloak",
        "azure-ad,entra",
        "aws,cognito",
        "GitHub,github-actions",
        "k8s,kubernetes",
        "entra_v1,entra-v1",
        "zitadel,''"
    })
    void rejects_other_names_with_a_suggestion(String name, String suggestion) {
        LoadedSettings loaded = settings.read(BASE + "preset = " + name);
        assertThat(loaded.settings().issuers().get(0).issuer().preset()).isEmpty();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly("jwt-filter.properties:3: preset: \"" + name + "\" is not a preset; "
                        + (suggestion.isEmpty() ? "" : "did you mean " + suggestion + "? ")
                        + "write one of: keycloak, entra, entra-v1, auth0, okta, cognito, google, adfs, github-actions,"
                        + " kubernetes");
    }
}
