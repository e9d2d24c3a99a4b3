package io.github.jwtfilter.settings.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.resource.LocationResources;
import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.ChallengeSettings;
import io.github.jwtfilter.settings.CsrfSettings;
import io.github.jwtfilter.settings.EffectiveSetting;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.RolloutSettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.SettingsUnderTest;
import io.github.jwtfilter.settings.TokenSettings;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final String EVERY_KEY = """
            preset = adfs
            issuer = https://a.example.com, https://b.example.com
            audience = app, "other app"
            audience.claim = client_id
            algorithms = RS256, ES256
            keys.secret = hex:00ff
            keys.jwks-file = jwks.json
            keys.public-key = a.pem, b.pem
            keys.keystore = store.jks
            keys.keystore.password = changeit
            keys.keystore.type = JKS
            keys.keystore.aliases = one, two
            keys.jwks-uri = https://a.example.com/jwks
            keys.discovery-uri = http://localhost:8080/metadata?v=2
            keys.ca = ca.pem
            keys.bearer-token-file = token
            keys.insecure-http = true
            keys.refresh = 10m
            keys.outage-tolerance = 1d
            keys.connect-timeout = 3s
            keys.read-timeout = 4s
            keys.fetch-timeout = 6s
            keys.revoked = k1, file:revoked.txt
            keys.provider = BC
            token.header = X-Token
            token.scheme = Token
            token.cookie = session
            token.type = at+jwt
            token.max-size = 4KiB
            token.hide = true
            token.confirmation = ignore
            claims.clock-skew = 5s
            claims.max-age = 10m
            claims.max-lifetime = 1h
            claims.required = email, sub
            claims.match.token_use = access, id
            principal.claims = preferred_username, sub
            principal.prefix = a/
            roles.claims = realm_access.roles, my\\\\.roles
            roles.split = my\\\\.roles
            roles.separator = ;
            roles.prefix.strip = app_
            roles.prefix.add = ROLE_
            roles.map = admin -> boss, admin -> chief
            expose.attributes = email -> user.email
            expose.headers = sub -> X-User
            path.allow = hash, encoded-slash
            access.10 = GET /open/** : anyone
            challenge.realm = legacy
            challenge.login-page = /login.jsp
            challenge.body = error-page
            challenge.resource-metadata = https://apps.example.com/meta
            cache-control = no-store
            csrf.trusted-origins = https://a.example.com, capacitor://localhost
            csrf.missing-origin = allow
            csrf.exempt-headers = X-Token, X-Other
            cors.allowed-origins = https://b.example.com:8443
            cors.allowed-methods = PUT, DELETE
            cors.allowed-headers = X-One, X-Two
            cors.exposed-headers = X-Three
            cors.max-age = 2h
            cors.allow-credentials = true
            https.required = false
            proxy.trusted = 192.0.2.7
            external-url = https://apps.example.com
            session.store = jdbc
            session.name = desk
            session.keys = session.pem
            session.keys.password = changeit
            session.secret = a-secret-of-more-than-thirty-two-bytes
            session.algorithm = ES384
            session.access-lifetime = 5m
            session.idle-timeout = 1h
            session.max-lifetime = 8h
            session.max-per-user = 7
            session.grace = 10s
            session.same-site = strict
            session.cookie-path = /app
            session.refresh-path = /jwt/refresh
            session.logout-path = /jwt/logout
            session.jwks-path = /jwt/keys
            session.bridge = true
            session.bridge.roles = manager
            session.provider-outage = 30m
            login = openid
            login.issuer = https://a.example.com
            login.client-id = desk-web
            login.client-secret = s3cret of the client
            login.client-key = client.pem
            login.scopes = email, offline_access
            login.callback = /oidc/callback
            login.logout = /logout
            login.after-logout = /goodbye.jsp?from=idp
            login.backchannel-logout = /oidc/backchannel
            login.claims-from = userinfo
            login.prompt = login, consent
            login.extra.acr_values = gold silver
            login.authorization-endpoint = https://a.example.com/authorize?tenant=1
            login.token-endpoint = https://a.example.com/token
            login.userinfo-endpoint = https://a.example.com/userinfo
            login.end-session-endpoint = http://localhost:8080/logout
            login.encryption-key = hex:00ff
            revocation.store = redis
            revocation.on-failure = admit
            revocation.cache = 5s
            store.timeout = 2s
            store.memory.max-entries = 5000
            store.jdbc.jndi = java:comp/env/jdbc/app
            store.jdbc.url = jdbc:h2:mem:x
            store.jdbc.user = app
            store.jdbc.password = secret
            store.jdbc.table-prefix = auth.jwt_
            store.jdbc.create = true
            store.redis.url = redis://redis.example.com/1
            store.redis.mode = sentinel
            store.redis.sentinel-master = main
            store.redis.user = app
            store.redis.password = secret
            store.redis.ca = redis-ca.pem
            store.redis.prefix = desk:
            cache.size = 77
            flood.checks = 7
            flood.wait = 20ms
            flood.failures = 7/2m
            flood.clients = 700
            monitor.failures = 9/2m
            monitor.addresses = 3/5m
            monitor.rise = off
            deployment.partial = true
            log.unverified = true
            log.mdc = true
            events.listeners = com.example.AuditListener
            audit = all
            metrics.path = /metrics
            health.path = /health
            health.role = operator
            reload = 10s
            mode = report-only
            coexist = /old/**, *.do
            coexist.session-attribute = USER
            """;

    private final SettingsUnderTest settings = new SettingsUnderTest();

    @Test
    void reads_every_key_of_issuer_and_keys() {
        Settings settings = this.settings.read(EVERY_KEY).settings();
        assertThat(settings.issuers().get(0).issuer().issuers())
                .containsExactly("https://a.example.com", "https://b.example.com");
        assertThat(settings.issuers().get(0).issuer().audiences()).containsExactly("app", "other app");
        assertThat(settings.issuers().get(0).issuer().audienceClaim()).isEqualTo("client_id");
        assertThat(settings.issuers().get(0).issuer().algorithms()).contains(List.of("RS256", "ES256"));
        assertThat(settings.issuers().get(0).keys().secret().orElseThrow().bytes())
                .containsExactly(0, 0xff);
        assertThat(settings.issuers().get(0).keys().jwksFile()).contains("jwks.json");
        assertThat(settings.issuers().get(0).keys().publicKeys()).contains(List.of("a.pem", "b.pem"));
        assertThat(settings.issuers().get(0).keys().keystore()).contains("store.jks");
        assertThat(settings.issuers()
                        .get(0)
                        .keys()
                        .keystorePassword()
                        .orElseThrow()
                        .bytes())
                .isEqualTo("changeit".getBytes(StandardCharsets.UTF_8));
        assertThat(settings.issuers().get(0).keys().keystoreType()).isEqualTo("JKS");
        assertThat(settings.issuers().get(0).keys().keystoreAliases()).contains(List.of("one", "two"));
    }

    @Test
    void reads_every_key_of_fetched_keys() {
        KeySettings keys = settings.read(EVERY_KEY).settings().issuers().get(0).keys();
        assertThat(keys.jwksUri()).contains(URI.create("https://a.example.com/jwks"));
        assertThat(keys.discoveryUri()).contains(URI.create("http://localhost:8080/metadata?v=2"));
        assertThat(keys.ca()).contains("ca.pem");
        assertThat(keys.bearerTokenFile()).contains("token");
        assertThat(keys.insecureHttp()).isTrue();
        assertThat(keys.refresh()).contains(Duration.ofMinutes(10));
        assertThat(keys.outageTolerance()).hasDays(1);
        assertThat(keys.connectTimeout()).hasSeconds(3);
        assertThat(keys.readTimeout()).hasSeconds(4);
        assertThat(keys.fetchTimeout()).hasSeconds(6);
        assertThat(keys.revoked().names()).containsExactly("k1");
        assertThat(keys.provider()).contains("BC");
        assertThat(keys.revoked().files()).containsExactly("revoked.txt");
    }

    @Test
    void reads_every_key_of_token_and_claims() {
        Settings settings = this.settings.read(EVERY_KEY).settings();
        assertThat(settings.token().header()).isEqualTo("X-Token");
        assertThat(settings.token().scheme()).contains("Token");
        assertThat(settings.token().cookie()).contains("session");
        assertThat(settings.token().type()).contains("at+jwt");
        assertThat(settings.token().maxSize()).isEqualTo(4096);
        assertThat(settings.token().hidden()).isTrue();
        assertThat(settings.token().confirmation()).isEqualTo(TokenSettings.Confirmation.IGNORE);
        assertThat(settings.issuers().get(0).claims().clockSkew()).hasSeconds(5);
        assertThat(settings.issuers().get(0).claims().maxAge()).contains(Duration.ofMinutes(10));
        assertThat(settings.issuers().get(0).claims().maxLifetime()).contains(Duration.ofHours(1));
        assertThat(settings.issuers().get(0).claims().required()).containsExactly("email", "sub");
        assertThat(settings.issuers().get(0).claims().match()).isEqualTo(Map.of("token_use", List.of("access", "id")));
    }

    @Test
    void reads_every_key_of_identity_responses_and_transport() {
        Settings settings = this.settings.read(EVERY_KEY).settings();
        assertThat(settings.issuers().get(0).identity().principalClaims()).containsExactly("preferred_username", "sub");
        assertThat(settings.issuers().get(0).identity().principalPrefix()).contains("a/");
        assertThat(settings.issuers().get(0).identity().rolesClaims())
                .containsExactly("realm_access.roles", "my\\.roles");
        assertThat(settings.issuers().get(0).identity().rolesSplit()).containsExactly("my\\.roles");
        assertThat(settings.issuers().get(0).identity().prefixStrip()).contains("app_");
        assertThat(settings.issuers().get(0).identity().prefixAdd()).contains("ROLE_");
        assertThat(settings.issuers().get(0).identity().rolesMap()).contains(Map.of("admin", List.of("boss", "chief")));
        assertThat(settings.expose().attributes()).isEqualTo(Map.of("email", List.of("user.email")));
        assertThat(settings.expose().headers()).isEqualTo(Map.of("sub", List.of("X-User")));
        assertThat(settings.path().allowed())
                .containsExactlyInAnyOrder(PathAllowance.ENCODED_SLASH, PathAllowance.HASH);
        assertThat(settings.access().rules()).isEqualTo(Map.of("10", "GET /open/** : anyone"));
        assertThat(settings.challenge().realm()).isEqualTo("legacy");
        assertThat(settings.challenge().loginPage()).contains("/login.jsp");
        assertThat(settings.challenge().body()).isEqualTo(ChallengeSettings.Body.ERROR_PAGE);
        assertThat(settings.challenge().resourceMetadata()).contains(URI.create("https://apps.example.com/meta"));
        assertThat(settings.response().cacheControl()).contains("no-store");
        assertThat(settings.transport().httpsRequired()).isFalse();
        assertThat(settings.transport().trustedProxies().trusts("192.0.2.7")).isTrue();
        assertThat(settings.transport().trustedProxies().trusts("127.0.0.1")).isFalse();
        assertThat(settings.transport().externalUrl()).contains(URI.create("https://apps.example.com"));
    }

    @Test
    void reads_every_key_of_other_origins() {
        Settings settings = this.settings.read(EVERY_KEY).settings();
        assertThat(settings.csrf().exempts("x-token")).isTrue();
        assertThat(settings.csrf().exempts("Authorization")).isFalse();
        assertThat(settings.csrf().trustedOrigins().listed())
                .extracting(Origin::toString)
                .containsExactly("https://a.example.com", "capacitor://localhost");
        assertThat(settings.csrf().missingOrigin()).isEqualTo(CsrfSettings.MissingOrigin.ALLOW);
        assertThat(settings.cors().allowedOrigins().listed())
                .extracting(Origin::toString)
                .containsExactly("https://b.example.com:8443");
        assertThat(settings.cors().allowedMethods()).containsExactly("PUT", "DELETE");
        assertThat(settings.cors().allowedHeaders()).containsExactly("X-One", "X-Two");
        assertThat(settings.cors().exposedHeaders()).containsExactly("X-Three");
        assertThat(settings.cors().maxAge()).contains(Duration.ofHours(2));
        assertThat(settings.cors().allowCredentials()).isTrue();
    }

    @Test
    void reads_every_key_of_the_login() {
        LoginSettings login = settings.read(EVERY_KEY).settings().login();
        assertThat(login.enabled()).isTrue();
        assertThat(login.issuer()).contains("https://a.example.com");
        assertThat(login.clientId()).isEqualTo("desk-web");
        assertThat(login.clientSecret().orElseThrow().bytes())
                .isEqualTo("s3cret of the client".getBytes(StandardCharsets.UTF_8));
        assertThat(login.clientKey()).contains("client.pem");
        assertThat(login.scopes()).containsExactly("openid", "email", "offline_access");
        assertThat(login.callback()).isEqualTo("/oidc/callback");
        assertThat(login.logout()).contains("/logout");
        assertThat(login.afterLogout()).isEqualTo("/goodbye.jsp?from=idp");
        assertThat(login.backchannelLogout()).contains("/oidc/backchannel");
        assertThat(login.claimsFrom()).isEqualTo(LoginSettings.ClaimsFrom.USERINFO);
        assertThat(login.prompt()).contains("login consent");
        assertThat(login.extra()).isEqualTo(Map.of("acr_values", "gold silver"));
        assertThat(login.authorizationEndpoint()).contains(URI.create("https://a.example.com/authorize?tenant=1"));
        assertThat(login.tokenEndpoint()).contains(URI.create("https://a.example.com/token"));
        assertThat(login.userinfoEndpoint()).contains(URI.create("https://a.example.com/userinfo"));
        assertThat(login.endSessionEndpoint()).contains(URI.create("http://localhost:8080/logout"));
        assertThat(login.encryptionKey().orElseThrow().bytes()).containsExactly(0, 0xff);
        assertThat(settings.read(EVERY_KEY).settings().session().providerOutage())
                .hasMinutes(30);
    }

    @Test
    void logs_nobody_in_at_a_provider_by_default() {
        Settings settings = this.settings.complete("").settings();
        assertThat(settings.login().enabled()).isFalse();
        assertThat(settings.loginIssuer()).isEmpty();
        assertThat(settings.apiIssuers()).isEqualTo(settings.issuers());
        assertThat(settings.session().enabled()).isFalse();
    }

    @Test
    void reads_every_key_of_the_roll_out() {
        RolloutSettings rollout = settings.read(EVERY_KEY).settings().rollout();
        assertThat(rollout.reportOnly()).isTrue();
        assertThat(rollout.coexist()).containsExactly("/old/**", "*.do");
        assertThat(rollout.sessionAttribute()).contains("USER");
        assertThat(settings.read(EVERY_KEY).settings().cache().size()).isEqualTo(77);
        assertThat(settings.read(EVERY_KEY).settings().deployment().partial()).isTrue();
    }

    @Test
    void enforces_authentication_by_default() {
        Settings settings = this.settings.complete("").settings();
        assertThat(settings.rollout().reportOnly()).isFalse();
        assertThat(settings.rollout().coexist()).isEmpty();
        assertThat(settings.rollout().sessionAttribute()).isEmpty();
        assertThat(settings.token().hidden()).isFalse();
        assertThat(settings.token().confirmation()).isEqualTo(TokenSettings.Confirmation.REFUSE);
        assertThat(settings.cache().size()).isEqualTo(1000);
        assertThat(settings.deployment().partial()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000001", "1e3", "1 000", "many", "99999999999", "+5", "\u0665"})
    void rejects_a_size_of_the_cache_that_is_no_number_or_out_of_range(String size) {
        assertThat(settings.problems("cache.size = " + size))
                .singleElement()
                .asString()
                .contains("cache.size")
                .contains("is not a whole number from 0 to 1000000; write digits alone");
    }

    @Test
    void reports_a_session_attribute_without_coexist() {
        assertThat(settings.problems("coexist.session-attribute = USER"))
                .singleElement()
                .asString()
                .contains("coexist.session-attribute: has no effect without coexist");
    }

    @Test
    void grants_other_origins_nothing_by_default() {
        Settings settings = this.settings.complete("").settings();
        assertThat(settings.csrf().trustedOrigins().isEmpty()).isTrue();
        assertThat(settings.csrf().missingOrigin()).isEqualTo(CsrfSettings.MissingOrigin.REFUSE);
        assertThat(settings.cors().allowedOrigins().isEmpty()).isTrue();
        assertThat(settings.cors().allowedMethods()).containsExactly("GET", "HEAD", "POST");
        assertThat(settings.cors().allowedHeaders()).containsExactly("Authorization", "Content-Type");
        assertThat(settings.cors().exposedHeaders()).isEmpty();
        assertThat(settings.cors().maxAge()).isEmpty();
        assertThat(settings.cors().allowCredentials()).isFalse();
    }

    @Test
    void every_key_of_the_catalog_is_among_those_and_differs_from_its_default() {
        List<EffectiveSetting> rows = settings.read(EVERY_KEY).effective();
        assertThat(rows)
                .hasSameSizeAs(Catalog.keys())
                .noneMatch(row -> row.origin().equals("default"));
        Map<String, String> values =
                rows.stream().collect(Collectors.toMap(EffectiveSetting::key, EffectiveSetting::value));
        assertThat(Catalog.keys())
                .noneMatch(key -> values.getOrDefault(key.name(), "").equals(key.defaultText()));
    }

    @Test
    void has_the_documented_defaults() {
        Settings settings = this.settings.complete("").settings();
        assertThat(settings.issuers().get(0).issuer().audienceClaim()).isEqualTo("aud");
        assertThat(settings.issuers().get(0).issuer().algorithms()).isEmpty();
        assertThat(settings.issuers().get(0).keys().keystoreType()).isEqualTo("PKCS12");
        assertThat(settings.issuers().get(0).keys().refresh()).isEmpty();
        assertThat(settings.issuers().get(0).keys().outageTolerance()).hasHours(2);
        assertThat(settings.issuers().get(0).keys().connectTimeout()).hasSeconds(2);
        assertThat(settings.issuers().get(0).keys().readTimeout()).hasSeconds(2);
        assertThat(settings.issuers().get(0).keys().fetchTimeout()).hasSeconds(5);
        assertThat(settings.issuers().get(0).identity().principalPrefix()).isEmpty();
        assertThat(settings.token().header()).isEqualTo("Authorization");
        assertThat(settings.token().cookie()).isEmpty();
        assertThat(settings.token().maxSize()).isEqualTo(8192);
        assertThat(settings.issuers().get(0).claims().clockSkew()).hasSeconds(60);
        assertThat(settings.issuers().get(0).claims().match()).isEmpty();
        assertThat(settings.issuers().get(0).identity().principalClaims()).containsExactly("sub");
        assertThat(settings.issuers().get(0).identity().rolesClaims()).containsExactly("roles");
        assertThat(settings.issuers().get(0).identity().rolesSplit()).containsExactly("scope", "scp");
        assertThat(settings.path().allowed()).isEmpty();
        assertThat(settings.challenge().body()).isEqualTo(ChallengeSettings.Body.PROBLEM);
        assertThat(settings.response().cacheControl()).contains("private");
        assertThat(settings.transport().httpsRequired()).isTrue();
        assertThat(settings.transport().trustedProxies().trusts("10.0.0.1")).isTrue();
    }

    @Test
    void reports_all_problems_at_once_with_file_and_line() {
        settings.environment.withVariable("JWTFILTER_TOKEN_MAX_SIZE", "1");
        LoadedSettings loaded = settings.read("""
                audince = app
                algorithms = RS256,
                keys.secret = ${env:UNSET}
                keys.public-key = key.pem
                claims.clock-skew = 11m
                https.required = yes
                https.required = true
                claims.match.azp =
                """);
        assertThat(loaded.problems().all())
                .extracting(problem -> problem.place() + " " + problem.key())
                .containsExactlyInAnyOrder(
                        "jwt-filter.properties:1 audince",
                        "jwt-filter.properties:2 algorithms",
                        "jwt-filter.properties:3 keys.secret",
                        "jwt-filter.properties:3 keys.secret",
                        "jwt-filter.properties:5 claims.clock-skew",
                        "jwt-filter.properties:6 https.required",
                        "jwt-filter.properties:7 https.required",
                        "jwt-filter.properties:8 claims.match.azp",
                        "environment variable JWTFILTER_TOKEN_MAX_SIZE token.max-size",
                        "jwt-filter.properties issuer",
                        "jwt-filter.properties audience");
        assertThat(loaded.settings().issuers().get(0).claims().clockSkew()).hasSeconds(60);
        assertThat(loaded.settings().transport().httpsRequired()).isTrue();
        assertThat(loaded.settings().issuers().get(0).issuer().issuers()).isEmpty();
    }

    @Test
    void rejects_errors_with_one_message_that_lists_them_before_the_findings() {
        LoadedSettings loaded = settings.complete("roles.split = scope\ntokn = 1");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(loaded::rejectErrors)
                .satisfies(e -> {
                    assertThat(e.problems()).extracting(Problem::error).containsExactly(true, false);
                    assertThat(e.getMessage().split("\n"))
                            .containsExactly(
                                    e.problems().stream().map(Problem::toString).toArray(String[]::new));
                });
        assertThatNoException().isThrownBy(settings.complete("roles.split = scope")::rejectErrors);
    }

    @Test
    void a_file_that_cannot_be_read_is_the_only_problem() {
        settings.environment.withVariable("JWTFILTER_TYPO", "x");
        LoadedSettings loaded = SettingsReader.read(
                SettingsFile.unreadable("/WEB-INF/x.properties", "there is no file /WEB-INF/x.properties"),
                settings.environment,
                settings.resources);
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly("/WEB-INF/x.properties: the settings file cannot be read: there is no file"
                        + " /WEB-INF/x.properties; check the location and the permissions of the file");
        assertThat(loaded.source()).isEqualTo("/WEB-INF/x.properties");
        assertThat(loaded.resources()).isSameAs(settings.resources);
        assertThat(SettingsReader.missing("/WEB-INF/x.properties", "there is no file /WEB-INF/x.properties"))
                .hasMessage(SettingsUnderTest.lines(loaded).get(0));
    }

    @Test
    void shows_the_effective_settings_as_an_aligned_table() {
        settings.environment.withProperty("jwtfilter.token.cookie", "c");
        LoadedSettings loaded =
                settings.read("issuer = https://idp.example.com\naudience = für\nkeys.secret = hunter2");
        String[] lines = loaded.effectiveTable().split("\n");
        int column = lines[0].indexOf("https:");
        assertThat(lines[0]).startsWith("issuer ").endsWith("  jwt-filter.properties:1");
        assertThat(lines[1]).contains("\"f\\u00fcr\"");
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.substring(column - 2, column)).isBlank());
        assertThat(loaded.effective())
                .extracting(EffectiveSetting::toString)
                .contains(
                        "keys.secret = (hidden) (jwt-filter.properties:3)",
                        "token.cookie = c (system property jwtfilter.token.cookie)",
                        "claims.clock-skew = 60s (default)")
                .doesNotContain("hunter2");
    }

    @Test
    void shows_the_type_of_a_keystore_only_where_there_is_one() {
        assertThat(settings.complete("").effectiveTable()).doesNotContain("keys.keystore.type");
        assertThat(settings.read("keys.keystore = x.p12").effective())
                .extracting(EffectiveSetting::toString)
                .contains("keys.keystore.type = PKCS12 (default)");
    }

    @Test
    void throws_no_exception_for_any_content() {
        Random random = new Random(42);
        List<String> names = Catalog.keys().stream().map(SettingKey::name).toList();
        String[] values = {
            "",
            "a",
            "\"",
            "a,b",
            "${",
            "${env:X}",
            "\\",
            "\\u",
            "->",
            "a->b",
            "7d",
            "0",
            "/",
            "//",
            "https://",
            "base64:",
            "hex:0",
            "none",
            "any",
            "keycloak",
            "kubernetes",
            "\ud800"
        };
        String[] prefixes = {"", "", "issuers.a.", "issuers.b.", "issuers.", "issuers..", "issuers.A."};
        for (int i = 0; i < 3_000; i++) {
            StringBuilder content = new StringBuilder();
            for (int line = random.nextInt(6); line >= 0; line--) {
                content.append(prefixes[random.nextInt(prefixes.length)]);
                content.append(names.get(random.nextInt(names.size())));
                for (int part = random.nextInt(3); part >= 0; part--) {
                    content.append('=').append(values[random.nextInt(values.length)]);
                }
                content.append('\n');
            }
            assertThat(settings.read(content.toString()).settings()).isNotNull();
        }
    }

    @Test
    void reports_each_problem_in_one_line_and_each_setting_in_one_row() {
        LoadedSettings loaded = settings.complete("claims.match.a\\nb = \"\nchallenge.realm = ${file:x\\r\\ny}");
        assertThat(SettingsUnderTest.lines(loaded))
                .hasSize(2)
                .noneMatch(line -> line.contains("\n") || line.contains("\r"));
        assertThat(loaded.effectiveTable().split("[\r\n]+")).hasSameSizeAs(loaded.effective());
    }

    @Test
    void reads_a_file_by_its_path(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("x.properties"), SettingsUnderTest.COMPLETE);
        LocationResources resources = LocationResources.of(file, getClass().getClassLoader());
        LoadedSettings loaded =
                SettingsReader.read(SettingsFile.load("x.properties", resources), settings.environment, resources);
        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.effective().get(0).origin()).isEqualTo("x.properties:1");
        LocationResources elsewhere = LocationResources.of(
                directory.resolve("y.properties"), getClass().getClassLoader());
        assertThat(SettingsUnderTest.lines(SettingsReader.read(
                        SettingsFile.load("y.properties", elsewhere), settings.environment, elsewhere)))
                .singleElement()
                .asString()
                .startsWith("y.properties: the settings file cannot be read: there is no file ");
    }
}
