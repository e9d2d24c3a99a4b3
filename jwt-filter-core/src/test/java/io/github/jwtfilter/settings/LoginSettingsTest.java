package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoginSettings.ClaimsFrom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginSettingsTest {
    private static final String KEYCLOAK = """
            preset = keycloak
            issuer = https://idp.example.com/realms/legacy
            login = openid
            login.client-id = legacy-app
            """;
    private static final String SECRET = "hunter2-S3CRET";

    private final SettingsUnderTest settings = new SettingsUnderTest();

    private LoadedSettings valid(String content) {
        LoadedSettings loaded = settings.read(content);
        assertThat(SettingsUnderTest.lines(loaded)).isEmpty();
        return loaded;
    }

    private static TrustedIssuer ofLogin(LoadedSettings loaded) {
        return TrustedIssuer.ofLogin(
                loaded.settings().loginIssuer().orElseThrow(),
                loaded.settings().login().clientId());
    }

    @Test
    void the_login_turns_sessions_on_in_memory() {
        Settings login = valid(KEYCLOAK).settings();
        assertThat(login.session().store()).contains(StoreKind.MEMORY);
        assertThat(login.revocation().store()).contains(StoreKind.MEMORY);
        assertThat(login.session().providerOutage()).hasHours(1);
    }

    @Test
    void the_store_of_the_file_takes_precedence() {
        Settings login = valid(KEYCLOAK + "session.store = redis\nstore.redis.url = rediss://r\nsession.keys = a.pem\n")
                .settings();
        assertThat(login.session().store()).contains(StoreKind.REDIS);
        settings.environment.withVariable("JWTFILTER_SESSION_STORE", "jdbc");
        assertThat(settings.read(KEYCLOAK).settings().session().store()).contains(StoreKind.JDBC);
    }

    @Test
    void tokens_of_an_issuer_without_an_audience_are_not_accepted_in_requests() {
        Settings login = valid(KEYCLOAK).settings();
        TrustedIssuer issuer = login.loginIssuer().orElseThrow();
        assertThat(login.issuers()).containsExactly(issuer);
        assertThat(login.apiIssuers()).isEmpty();
        assertThat(login.isLoginOnly(issuer)).isTrue();
    }

    @Test
    void tokens_of_an_issuer_with_an_audience_are_accepted_in_requests() {
        Settings login = valid(KEYCLOAK + "audience = legacy-api").settings();
        TrustedIssuer issuer = login.loginIssuer().orElseThrow();
        assertThat(login.apiIssuers()).containsExactly(issuer);
        assertThat(issuer.issuer().audiences()).containsExactly("legacy-api");
        assertThat(issuer.claims().match()).isEqualTo(Map.of("typ", List.of("Bearer")));
    }

    @Test
    void the_login_selects_one_of_several_issuers() {
        String two = """
                issuers.staff.issuer = https://staff.example.com
                issuers.staff.principal.prefix = staff/
                issuers.staff.roles.prefix.add = staff-
                issuers.api.issuer = https://api.example.com
                issuers.api.audience = app
                issuers.api.principal.prefix = api/
                issuers.api.roles.prefix.add = api-
                login = openid
                login.client-id = app
                login.issuer =""";
        Settings byName = valid(two + " staff").settings();
        Settings byValue = valid(two + " https://staff.example.com").settings();
        for (Settings each : List.of(byName, byValue)) {
            assertThat(each.loginIssuer().orElseThrow().name()).isEqualTo("staff");
            assertThat(each.apiIssuers()).extracting(TrustedIssuer::name).containsExactly("api");
        }
    }

    @Test
    void an_ID_token_is_for_the_client() {
        TrustedIssuer issuer = ofLogin(valid("""
                preset = cognito
                issuer = https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x
                audience = api-client
                login = openid
                login.client-id = web-client
                algorithms = RS256
                claims.clock-skew = 7s
                claims.max-age = 5m
                claims.max-lifetime = 10m
                """));
        assertThat(issuer.issuer().issuers())
                .containsExactly("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x");
        assertThat(issuer.issuer().audiences()).containsExactly("web-client");
        assertThat(issuer.issuer().anyAudience()).isFalse();
        assertThat(issuer.issuer().audienceClaim()).isEqualTo("aud");
        assertThat(issuer.issuer().algorithms()).contains(List.of("RS256"));
        assertThat(issuer.claims().clockSkew()).hasSeconds(7);
        assertThat(issuer.claims().maxAge()).isEmpty();
        assertThat(issuer.claims().maxLifetime()).isEmpty();
        assertThat(issuer.claims().match()).isEmpty();
        assertThat(issuer.identity().principalClaims()).containsExactly("username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jwt/*", "*.do", "/jwt/callback/", "jwt/callback", "/jwt/../callback", "/jwt callback"})
    void a_pattern_or_a_malformed_path_is_no_callback(String path) {
        LoadedSettings loaded = settings.read(KEYCLOAK + "login.callback = " + path);

        assertThat(loaded.problems().all())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("login.callback")
                        .contains("is not a path"));
    }

    @Test
    void an_audience_of_any_does_not_apply_to_ID_tokens() {
        TrustedIssuer issuer = ofLogin(
                settings.read("issuer = https://idp.example.com\naudience = any\nlogin = openid\nlogin.client-id = a"));
        assertThat(issuer.issuer().audiences()).containsExactly("a");
        assertThat(issuer.issuer().anyAudience()).isFalse();
    }

    @Test
    void lines_that_restrict_the_users_apply_to_ID_tokens() {
        TrustedIssuer issuer = ofLogin(valid("""
                issuers.idp.preset = google
                issuers.idp.claims.match.hd = example.com
                issuers.idp.claims.match.azp = spa
                issuers.idp.principal.prefix = g/
                issuers.idp.roles.prefix.add = g-
                claims.match.email_verified = true
                claims.match.scope = orders
                claims.required = email, scope, jti
                login = openid
                login.client-id = app
                """));
        assertThat(issuer.claims().match())
                .isEqualTo(Map.of("hd", List.of("example.com"), "email_verified", List.of("true")));
        assertThat(issuer.claims().required()).containsExactly("email");
    }

    @Test
    void the_tenants_of_Entra_apply_to_ID_tokens() {
        String tenant = "11111111-2222-3333-4444-555555555555";
        LoadedSettings loaded = valid("preset = entra\nissuer = https://login.microsoftonline.com/{tenantid}/v2.0\n"
                + "claims.match.tid = " + tenant + "\nlogin = openid\nlogin.client-id = app");
        assertThat(ofLogin(loaded).tenants()).containsExactly(tenant);
        assertThat(ofLogin(loaded).claims().match()).containsOnlyKeys("tid");
    }

    @Test
    void the_client_roles_of_keycloak_are_those_of_the_client_without_an_audience() {
        assertThat(valid(KEYCLOAK).settings().issuers().get(0).identity().rolesClaims())
                .containsExactly("realm_access.roles", "resource_access.legacy-app.roles");
        assertThat(valid(KEYCLOAK + "audience = api")
                        .settings()
                        .issuers()
                        .get(0)
                        .identity()
                        .rolesClaims())
                .containsExactly("realm_access.roles", "resource_access.api.roles");
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak, https://idp.example.com/realms/a, ACCESS_TOKEN, openid profile email",
        "entra, https://login.microsoftonline.com/t/v2.0, ID_TOKEN, openid profile email offline_access",
        "entra-v1, https://sts.windows.net/t/, ID_TOKEN, openid profile email offline_access",
        "auth0, https://x.auth0.com/, ID_TOKEN, openid profile email offline_access",
        "okta, https://x.okta.com, ID_TOKEN, openid profile email offline_access",
        "cognito, https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x, ACCESS_TOKEN, openid",
        "google, https://accounts.google.com, ID_TOKEN, openid profile email",
        "adfs, https://fs.example.com/adfs, ID_TOKEN, openid profile email"
    })
    void a_preset_selects_scopes_and_the_source_of_claims(String preset, String iss, ClaimsFrom claims, String scopes) {
        LoadedSettings loaded =
                settings.read("preset = " + preset + "\nissuer = " + iss + "\nlogin = openid\nlogin.client-id = a\n");
        assertThat(loaded.problems().hasErrors())
                .as(SettingsUnderTest.lines(loaded).toString())
                .isFalse();
        assertThat(loaded.settings().login().claimsFrom()).isEqualTo(claims);
        assertThat(String.join(" ", loaded.settings().login().scopes())).isEqualTo(scopes);
    }

    @Test
    void google_issues_a_refresh_token_for_an_offline_access_type() {
        String google = "preset = google\nclaims.match.hd = example.com\nlogin = openid\nlogin.client-id = a\n";
        assertThat(valid(google).settings().login().extra()).isEqualTo(Map.of("access_type", "offline"));
        assertThat(valid(google + "login.extra.access_type = online")
                        .settings()
                        .login()
                        .extra())
                .isEqualTo(Map.of("access_type", "online"));
    }

    @Test
    void lines_of_the_file_replace_those_of_the_preset() {
        LoginSettings login = valid(KEYCLOAK + "login.claims-from = id-token\nlogin.scopes = roles, openid")
                .settings()
                .login();
        assertThat(login.claimsFrom()).isEqualTo(ClaimsFrom.ID_TOKEN);
        assertThat(login.scopes()).containsExactly("openid", "roles");
    }

    @Test
    void a_preset_has_no_lines_of_a_login_without_a_login() {
        LoadedSettings loaded = valid("preset = google\naudience = a\nclaims.match.hd = x");
        assertThat(loaded.effectiveTable()).doesNotContain("login", "session.");
        assertThat(loaded.settings().login().extra()).isEmpty();
    }

    @Test
    void the_effective_settings_name_the_origin_of_lines_that_the_login_implies() {
        LoadedSettings loaded = valid(KEYCLOAK);
        assertThat(loaded.effective())
                .extracting(EffectiveSetting::toString)
                .contains(
                        "session.store = memory (login (jwt-filter.properties:3))",
                        "login.claims-from = access-token (preset keycloak (jwt-filter.properties:1))",
                        "login.callback = /jwt/callback (default)",
                        "session.provider-outage = 1h (default)",
                        "roles.claims = realm_access.roles, resource_access.legacy-app.roles (preset keycloak"
                                + " (jwt-filter.properties:1))")
                .noneMatch(row -> row.startsWith("claims.match") || row.startsWith("audience = "));
    }

    @Test
    void the_effective_settings_show_no_secret_and_no_result_of_an_expression() {
        settings.environment.withVariable("GIVEN", SECRET).withVariable("JWTFILTER_LOGIN_ENCRYPTION_KEY", SECRET);
        settings.resources.with("secret.txt", SECRET);
        LoadedSettings loaded = settings.read(KEYCLOAK.replace("legacy-app", "${env:GIVEN}") + "login.client-secret = "
                + SECRET + "\nlogin.extra.hint = ${file:secret.txt}");

        assertThat(loaded.effectiveTable())
                .contains("login.client-secret", "(hidden)", "${env:GIVEN}", "${file:secret.txt}")
                .contains("resource_access.{audience}.roles")
                .doesNotContain(SECRET);
        assertThat(SettingsUnderTest.lines(loaded)).isNotEmpty().noneMatch(line -> line.contains(SECRET));
        assertThat(loaded.settings().login().clientSecret().toString()).doesNotContain(SECRET);
    }

    @Test
    void a_secret_in_a_file_is_read_again() {
        settings.resources.with("secret.txt", "one");
        LoadedSettings loaded = valid(KEYCLOAK + "login.client-secret = ${file:secret.txt}");
        settings.resources.with("secret.txt", "two");

        LoginSettings again = loaded.settings().login().reload(loaded.problems());

        assertThat(again.clientSecret().orElseThrow().bytes()).isEqualTo("two".getBytes(StandardCharsets.UTF_8));
        assertThat(loaded.settings().login().clientSecret().orElseThrow().bytes())
                .isEqualTo("one".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_keys_of_the_issuer_are_those_of_the_login() {
        TrustedIssuer issuer = ofLogin(valid(KEYCLOAK + "keys.refresh = 7m\nkeys.ca = ca.pem"));
        assertThat(issuer.keys().refresh()).contains(Duration.ofMinutes(7));
        assertThat(issuer.keys().ca()).contains("ca.pem");
        assertThat(issuer.discoverable()).contains("https://idp.example.com/realms/legacy");
    }
}
