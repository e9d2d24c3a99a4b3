package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralIssuersTest {
    private static final String PARTNER = """
        issuers.partner.issuer = https://partner.example.net
        issuers.partner.audience = legacy-app
        issuers.partner.principal.prefix = partner/
        issuers.partner.roles.prefix.add = partner-
        """;
    private static final String A = "issuers.a.issuer = https://a.example.net\nissuers.a.audience = x\n";
    private static final String NO_SUCH = "there is no such key";

    private final SettingsUnderTest settings = new SettingsUnderTest();

    private List<TrustedIssuer> issuers(String content) {
        LoadedSettings loaded = settings.read(content);
        assertThat(SettingsUnderTest.lines(loaded)).isEmpty();
        return loaded.settings().issuers();
    }

    private List<String> problemsOf(String content) {
        return SettingsUnderTest.lines(settings.read(content));
    }

    @Test
    void every_key_of_an_issuer_can_have_a_prefix() {
        TrustedIssuer partner = settings.read("""
            issuers.p.issuer = https://p.example.net
            issuers.p.audience = app
            issuers.p.audience.claim = client_id
            issuers.p.algorithms = RS256
            issuers.p.keys.secret = hex:00ff
            issuers.p.keys.jwks-uri = https://p.example.net/k
            issuers.p.keys.refresh = 7m
            issuers.p.claims.clock-skew = 7s
            issuers.p.claims.match.azp = a, b
            issuers.p.principal.claims = upn
            issuers.p.principal.prefix = p/
            issuers.p.roles.claims = groups
            issuers.p.roles.map = a -> b
            """).settings().issuers().get(0);
        assertThat(partner.name()).isEqualTo("p");
        assertThat(partner.issuer().issuers()).containsExactly("https://p.example.net");
        assertThat(partner.issuer().audiences()).containsExactly("app");
        assertThat(partner.issuer().audienceClaim()).isEqualTo("client_id");
        assertThat(partner.issuer().algorithms()).contains(List.of("RS256"));
        assertThat(partner.keys().secret().orElseThrow().bytes()).containsExactly(0, 0xff);
        assertThat(partner.keys().jwksUri())
                .hasValueSatisfying(uri -> assertThat(uri).hasPath("/k"));
        assertThat(partner.keys().refresh()).contains(Duration.ofMinutes(7));
        assertThat(partner.claims().clockSkew()).hasSeconds(7);
        assertThat(partner.claims().match()).isEqualTo(Map.of("azp", List.of("a", "b")));
        assertThat(partner.identity().principalClaims()).containsExactly("upn");
        assertThat(partner.identity().principalPrefix()).contains("p/");
        assertThat(partner.identity().rolesClaims()).containsExactly("groups");
        assertThat(partner.identity().rolesMap()).contains(Map.of("a", List.of("b")));
    }

    @Test
    void issuers_are_ordered_by_their_first_line_after_the_main_issuer() {
        assertThat(issuers("""
            issuers.b.audience = app
            issuers.a.issuer = https://a.example.net
            issuers.a.audience = app
            issuers.a.principal.prefix = a/
            issuers.a.roles.prefix.add = a-
            issuers.b.principal.prefix = b/
            issuers.b.roles.prefix.add = b-
            issuer = https://idp.example.com
            issuers.b.issuer = https://b.example.net
            audience = app
            """)).extracting(TrustedIssuer::name).containsExactly("", "b", "a");
    }

    @Test
    void there_is_no_issuer_without_a_name_where_only_shared_lines_have_no_prefix() {
        assertThat(issuers(PARTNER + "claims.clock-skew = 5s\nclaims.match.azp = x\ntoken.cookie = c\n"
                        + "https.required = false"))
                .extracting(TrustedIssuer::name)
                .containsExactly("partner");
        assertThat(issuers(SettingsUnderTest.COMPLETE))
                .extracting(TrustedIssuer::name)
                .containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audience = app",
                "preset = keycloak",
                "algorithms = RS256",
                "audience.claim = client_id",
                "keys.refresh = 5m",
                "keys.secret = x",
                "principal.claims = upn",
                "roles.claims = groups",
                "roles.map = a -> b"
            })
    void a_line_that_grants_is_not_inherited_and_reports_it(String line) {
        LoadedSettings loaded = settings.read(PARTNER + line);
        String key = line.substring(0, line.indexOf(' '));
        assertThat(loaded.settings().issuers()).extracting(TrustedIssuer::name).containsExactly("", "partner");
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly("jwt-filter.properties:5: " + key
                        + ": applies to no named issuer, and issuer is missing; add the prefix of an issuer"
                        + " (issuers.<name>."
                        + key + "), or add issuer and audience");
    }

    @Test
    void an_issuer_does_not_inherit_roles_and_keys() {
        TrustedIssuer partner = issuers("""
            preset = keycloak
            issuer = https://idp.example.com
            audience = legacy-app
            audience.claim = client_id
            algorithms = HS256
            keys.secret = 0123456789abcdef0123456789abcdef
            principal.claims = upn
            principal.prefix = main/
            roles.claims = groups
            roles.split = groups
            roles.prefix.strip = app_
            roles.prefix.add = ROLE_
            roles.map = clerk -> admin
            """ + PARTNER).get(1);
        assertThat(partner.issuer().preset()).isEmpty();
        assertThat(partner.issuer().issuers()).containsExactly("https://partner.example.net");
        assertThat(partner.issuer().audienceClaim()).isEqualTo("aud");
        assertThat(partner.issuer().algorithms()).isEmpty();
        assertThat(partner.keys().secret()).isEmpty();
        assertThat(partner.keys().remote()).isTrue();
        assertThat(partner.claims().match()).isEmpty();
        assertThat(partner.identity().principalClaims()).containsExactly("sub");
        assertThat(partner.identity().principalPrefix()).contains("partner/");
        assertThat(partner.identity().rolesClaims()).containsExactly("roles");
        assertThat(partner.identity().rolesSplit()).containsExactly("scope", "scp");
        assertThat(partner.identity().prefixStrip()).isEmpty();
        assertThat(partner.identity().prefixAdd()).contains("partner-");
        assertThat(partner.identity().rolesMap()).isEmpty();
    }

    @Test
    void a_partner_lacks_issuer_and_audience_though_the_main_issuer_has_them() {
        assertThat(problemsOf(SettingsUnderTest.COMPLETE
                        + "issuers.partner.principal.prefix = p/\nissuers.partner.roles.prefix.add = p-"))
                .containsExactly(
                        "jwt-filter.properties: issuers.partner.issuer: is missing: it names the issuer whose tokens"
                                + " are accepted; add a line like `issuers.partner.issuer ="
                                + " https://idp.example.com/realms/legacy`",
                        "jwt-filter.properties: issuers.partner.audience: is missing: it names the application for"
                                + " which tokens must be issued; add a line like `issuers.partner.audience = legacy-app`");
    }

    @Test
    void restrictions_are_inherited_unless_the_issuer_has_its_own_line() {
        List<TrustedIssuer> issuers = issuers(SettingsUnderTest.COMPLETE + PARTNER + """
            claims.clock-skew = 5s
            claims.max-age = 10m
            claims.max-lifetime = 1h
            claims.required = email
            claims.match.azp = app
            claims.match.acr = high
            issuers.partner.claims.max-age = 20m
            issuers.partner.claims.match.azp = partner
            issuers.partner.claims.match.typ = access
            """);
        ClaimSettings main = issuers.get(0).claims();
        assertThat(main.maxAge()).contains(Duration.ofMinutes(10));
        assertThat(main.match()).isEqualTo(Map.of("azp", List.of("app"), "acr", List.of("high")));
        ClaimSettings partner = issuers.get(1).claims();
        assertThat(partner.clockSkew()).hasSeconds(5);
        assertThat(partner.maxAge()).contains(Duration.ofMinutes(20));
        assertThat(partner.maxLifetime()).contains(Duration.ofHours(1));
        assertThat(partner.required()).containsExactly("email");
        assertThat(partner.match())
                .isEqualTo(Map.of("azp", List.of("partner"), "acr", List.of("high"), "typ", List.of("access")));
    }

    @Test
    void a_bad_value_that_is_inherited_is_reported_once() {
        String two = PARTNER + "issuers.q.issuer = https://q.example.net\nissuers.q.audience = a\n"
                + "issuers.q.principal.prefix = q/\nissuers.q.roles.prefix.add = q-\n";
        assertThat(problemsOf(two + "claims.max-age = 0s"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:9: claims.max-age: \"0s\" is out of range");
        assertThat(problemsOf(two + "claims.max-age = 0s\nissuers.partner.claims.max-age = 1h\n"
                        + "issuers.q.claims.max-age = 1h"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:9: claims.max-age: ");
        assertThat(problemsOf(two + "claims.max-age = 2h\nclaims.max-lifetime = 1h"))
                .containsExactly(
                        "jwt-filter.properties:9: claims.max-age: has no effect: claims.max-lifetime already excludes"
                                + " tokens of that age; reduce it below claims.max-lifetime, or remove it");
    }

    @Test
    void problems_name_the_key_as_the_file_has_it() {
        assertThat(problemsOf(PARTNER + """
            issuers.partner.keys.jwks-uri = http://partner.example.net/k
            issuers.partner.roles.split = x
            issuers.partner.keys.keystore.type = JKS
            issuers.partner.claims.match.azp =
            issuers.partner.algorithms = a, any, a
            issuers.partner.keys.ca = ${file:
            """))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("jwt-filter.properties:5: issuers.partner.keys.jwks-uri: "),
                        line -> assertThat(line).startsWith("jwt-filter.properties:6: issuers.partner.roles.split: "),
                        line -> assertThat(line)
                                .startsWith("jwt-filter.properties:7: issuers.partner.keys.keystore.type: has no effect"
                                        + " without keys.keystore; add issuers.partner.keys.keystore, or"),
                        line -> assertThat(line)
                                .startsWith("jwt-filter.properties:8: issuers.partner.claims.match.azp: "),
                        line -> assertThat(line).startsWith("jwt-filter.properties:9: issuers.partner.algorithms: "),
                        line -> assertThat(line).startsWith("jwt-filter.properties:10: issuers.partner.keys.ca: "));
    }

    @Test
    void sources_of_keys_are_reported_with_their_prefix() {
        assertThat(problemsOf("issuers.p.issuer = urn:p\nissuers.p.audience = a"))
                .containsExactly(
                        "jwt-filter.properties: issuers.p.keys: no source of keys is configured, and no issuer is an"
                                + " https address with metadata; add issuers.p.keys.jwks-uri or"
                                + " issuers.p.keys.discovery-uri, or one of issuers.p.keys.secret or"
                                + " issuers.p.keys.jwks-file or issuers.p.keys.public-key or issuers.p.keys.keystore");
        assertThat(problemsOf("issuers.p.issuer = urn:p\nissuers.p.audience = a\nissuers.p.keys.secret = b\n"
                        + "issuers.p.keys.jwks-file = c"))
                .singleElement()
                .asString()
                .contains("issuers.p.keys.secret (jwt-filter.properties:3), issuers.p.keys.jwks-file"
                        + " (jwt-filter.properties:4); keep one: ");
    }

    @Test
    void two_issuers_have_no_value_of_iss_in_common() {
        LoadedSettings loaded = settings.read(SettingsUnderTest.COMPLETE + PARTNER
                + "issuers.q.issuer = https://partner.example.net, https://idp.example.com\nissuers.q.audience = a\n"
                + "issuers.q.principal.prefix = q/\nissuers.q.roles.prefix.add = q-");
        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties:8: issuers.q.issuer: contains an issuer that issuers.partner.issuer"
                                + " (jwt-filter.properties:4) also contains; keep it in one of them: the keys and roles of"
                                + " a token belong to one issuer",
                        "jwt-filter.properties:8: issuers.q.issuer: contains an issuer that issuer"
                                + " (jwt-filter.properties:1) also contains; keep it in one of them: the keys and roles of"
                                + " a token belong to one issuer");
    }

    @Test
    void any_cannot_be_combined_with_other_issuers() {
        LoadedSettings loaded = settings.read("issuer = any\naudience = a\nkeys.secret = x\n" + PARTNER);
        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties:1: issuer: cannot be any with several issuers: its keys would be"
                                + " accepted for the other issuers; list the issuers");
        assertThat(issuers("issuers.a.issuer = any\nissuers.a.audience = a\nissuers.a.keys.secret = x"))
                .hasSize(1);
    }

    @Test
    void reports_issuers_whose_users_may_have_the_same_names() {
        String unprefixed = A + "issuers.a.roles.prefix.add = a-\n";
        LoadedSettings loaded = settings.read(unprefixed + SettingsUnderTest.COMPLETE + PARTNER);
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties: issuers.a.principal.prefix: is missing: users of two issuers may"
                                + " have the same name; add a line like `issuers.a.principal.prefix = a/`");
        assertThat(problemsOf(unprefixed + PARTNER + "issuers.a.principal.prefix = partner/"))
                .containsExactly(
                        "jwt-filter.properties:6: issuers.partner.principal.prefix: is also the prefix of another"
                                + " issuer: users of both may have the same name; give each issuer its own prefix");
        assertThat(problemsOf(unprefixed)).isEmpty();
        assertThat(problemsOf(unprefixed + PARTNER + "issuers.a.principal.prefix = 'a'"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:8: issuers.a.principal.prefix: \"'a'\" starts with a quote");
    }

    @Test
    void reports_issuers_whose_roles_may_have_the_same_names() {
        String unprefixed = A + "issuers.a.principal.prefix = a/\n";
        LoadedSettings loaded = settings.read(unprefixed + SettingsUnderTest.COMPLETE + PARTNER);
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties: issuers.a.roles.prefix.add: is missing: roles of two issuers may"
                                + " have the same name; add a line like `issuers.a.roles.prefix.add = a-`");
        assertThat(problemsOf(unprefixed + PARTNER + "issuers.a.roles.prefix.add = partner-"))
                .containsExactly(
                        "jwt-filter.properties:7: issuers.partner.roles.prefix.add: is also the prefix of another"
                                + " issuer: roles of both may have the same name; give each issuer its own prefix");
        assertThat(problemsOf(unprefixed)).isEmpty();
    }

    @Test
    void an_issuer_without_both_prefixes_has_two_findings() {
        assertThat(problemsOf(SettingsUnderTest.COMPLETE + A))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains(": issuers.a.principal.prefix: is missing"),
                        line -> assertThat(line).contains(": issuers.a.roles.prefix.add: is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Partner", "1st", "-a", "a_b", "p\u00e4rtner", "", "a234567890123456789012345678901234"})
    void reports_an_invalid_name_once(String name) {
        String lines = "issuers." + name + ".issuer = https://a.example.net\nissuers." + name + ".audience = a";
        assertThat(problemsOf(lines))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:1: ")
                .contains(": contains a name that is not valid for an issuer; write issuers.<name>. with a name of at"
                        + " most 32 lower-case letters, digits and hyphens that starts with a letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-1", "a2345678901234567890123456789012", "issuers", "keys"})
    void accepts_names(String name) {
        assertThat(issuers("issuers." + name + ".issuer = https://a.example.net\nissuers." + name + ".audience = a"))
                .extracting(TrustedIssuer::name)
                .containsExactly(name);
    }

    @Test
    void accepts_at_most_fifty_issuers() {
        StringBuilder fifty = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            String prefix = "issuers.i" + i + ".";
            fifty.append(prefix + "issuer = https://i" + i + ".example.net\n" + prefix + "audience = a\n" + prefix
                    + "principal.prefix = i" + i + "/\n" + prefix + "roles.prefix.add = i" + i + "-\n");
        }
        assertThat(issuers(fifty.toString())).hasSize(50);
        assertThat(problemsOf(fifty + SettingsUnderTest.COMPLETE))
                .containsExactly("jwt-filter.properties: issuers: there are more than 50 issuers; remove some of them");
        assertThat(settings.read(fifty + PARTNER + "issuers.q.issuer = https://q.example.net")
                        .settings()
                        .issuers())
                .hasSize(51);
    }

    @Test
    void an_unknown_key_is_reported_with_its_issuer() {
        assertThat(problemsOf("issuers.p.isuer = https://p.example.net\nissuers.p.audience = a"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(": issuers.p.isuer: " + NO_SUCH + "; did you mean issuers.p.issuer?"),
                        line -> assertThat(line).contains(": issuers.p.issuer: is missing"));
    }

    @Test
    void a_duplicate_key_is_reported_with_its_prefix() {
        assertThat(problemsOf(PARTNER + "issuers.partner.audience = b"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:5: issuers.partner.audience: occurs twice");
    }

    @Test
    void environment_variables_override_keys_of_declared_issuers() {
        settings.environment
                .withVariable("JWTFILTER_ISSUERS_PARTNER_KEYS_SECRET", " hunter2 ")
                .withVariable("JWTFILTER_ISSUERS_PARTNER_AUDIENCE", "outer");
        LoadedSettings loaded = settings.read(PARTNER);
        TrustedIssuer partner = loaded.settings().issuers().get(0);
        assertThat(SettingsUnderTest.lines(loaded))
                .singleElement()
                .asString()
                .contains("issuers.partner.keys.secret: ends with a blank")
                .doesNotContain("hunter2");
        assertThat(partner.keys().secret().orElseThrow().bytes())
                .isEqualTo(" hunter2 ".getBytes(StandardCharsets.UTF_8));
        assertThat(partner.issuer().audiences()).containsExactly("outer");
    }

    @Test
    void environment_variables_do_not_reach_other_issuers() {
        settings.environment
                .withVariable("JWTFILTER_ISSUERS_OTHER_KEYS_SECRET", "hunter2")
                .withVariable("JWTFILTER_ISSUERS_PARTNER_KEYS_SECRT", "hunter2")
                .withVariable("JWTFILTER_ISSUERS_PARTNER_TOKEN_COOKIE", "c")
                .withVariable("JWTFILTER_ISSUERS_PARTNER_CLAIMS_MATCH_AZP", "a");
        assertThat(problemsOf(PARTNER))
                .containsExactlyInAnyOrder(
                        "environment variable JWTFILTER_ISSUERS_OTHER_KEYS_SECRET: ISSUERS_OTHER_KEYS_SECRET: does not"
                                + " match any key; name the issuer in the settings file first, or use a system property",
                        "environment variable JWTFILTER_ISSUERS_PARTNER_KEYS_SECRT: ISSUERS_PARTNER_KEYS_SECRT: does"
                                + " not match any key; did you mean JWTFILTER_ISSUERS_PARTNER_KEYS_SECRET?",
                        "environment variable JWTFILTER_ISSUERS_PARTNER_TOKEN_COOKIE: ISSUERS_PARTNER_TOKEN_COOKIE:"
                                + " does not match any key; did you mean JWTFILTER_TOKEN_COOKIE?",
                        "environment variable JWTFILTER_ISSUERS_PARTNER_CLAIMS_MATCH_AZP:"
                                + " ISSUERS_PARTNER_CLAIMS_MATCH_AZP: does not match any key; did you mean the system"
                                + " property jwtfilter.issuers.partner.claims.match.<name>?");
    }

    @Test
    void a_variable_distinguishes_issuers_with_a_common_prefix() {
        settings.environment
                .withVariable("JWTFILTER_ISSUERS_A_KEYS_CA", "a.pem")
                .withVariable("JWTFILTER_ISSUERS_A_KEYS_KEYS_CA", "b.pem");
        List<TrustedIssuer> issuers = issuers("""
            issuers.a.issuer = https://a.example.net
            issuers.a.audience = x
            issuers.a.principal.prefix = a/
            issuers.a.roles.prefix.add = a-
            issuers.a-keys.issuer = https://b.example.net
            issuers.a-keys.audience = x
            issuers.a-keys.principal.prefix = b/
            issuers.a-keys.roles.prefix.add = b-
            """);
        assertThat(issuers).extracting(issuer -> issuer.keys().ca().orElse("")).containsExactly("a.pem", "b.pem");
    }

    @Test
    void system_properties_reach_every_issuer() {
        settings.environment
                .withProperty("jwtfilter.issuers.partner.keys.secret", "hunter2")
                .withProperty("jwtfilter.issuers.partner.claims.match.azp", "a")
                .withProperty("jwtfilter.issuers.q.issuer", "https://q.example.net")
                .withProperty("jwtfilter.issuers.q.audience", "b")
                .withProperty("jwtfilter.issuers.q.principal.prefix", "q/")
                .withProperty("jwtfilter.issuers.q.roles.prefix.add", "q-");
        List<TrustedIssuer> issuers = issuers(PARTNER);
        assertThat(issuers).extracting(TrustedIssuer::name).containsExactly("partner", "q");
        assertThat(issuers.get(0).keys().remote()).isFalse();
        assertThat(issuers.get(0).claims().match()).containsOnlyKeys("azp");
        assertThat(issuers.get(1).issuer().audiences()).containsExactly("b");
    }

    @Test
    void a_system_property_without_a_key_of_an_issuer_is_rejected() {
        settings.environment.withProperty("jwtfilter.issuers.partner.isuer", "x");
        assertThat(problemsOf(PARTNER))
                .containsExactly(
                        "system property jwtfilter.issuers.partner.isuer: issuers.partner.isuer: does not match any"
                                + " key; did you mean jwtfilter.issuers.partner.issuer?");
    }

    @Test
    void shows_the_values_of_each_issuer_without_secrets() {
        LoadedSettings loaded = settings.read(PARTNER + """
            issuers.partner.keys.secret = hunter2
            issuers.partner.claims.match.azp = x
            claims.clock-skew = 5s
            token.cookie = c
            """);
        assertThat(loaded.effective())
                .extracting(EffectiveSetting::toString)
                .contains(
                        "token.cookie = c (jwt-filter.properties:8)",
                        "issuers.partner.issuer = https://partner.example.net (jwt-filter.properties:1)",
                        "issuers.partner.keys.secret = (hidden) (jwt-filter.properties:5)",
                        "issuers.partner.claims.match.azp = x (jwt-filter.properties:6)",
                        "issuers.partner.claims.clock-skew = 5s (jwt-filter.properties:7)",
                        "issuers.partner.roles.claims = roles (default)")
                .noneMatch(row -> row.startsWith("issuer ") || row.startsWith("claims."));
        assertThat(loaded.effectiveTable()).doesNotContain("hunter2");
        assertThat(settings.read(SettingsUnderTest.COMPLETE + PARTNER).effective())
                .extracting(EffectiveSetting::key)
                .startsWith("issuer")
                .contains("roles.claims", "issuers.partner.roles.claims")
                .doesNotHaveDuplicates();
    }

    @Test
    void no_problem_of_an_issuer_shows_a_secret() {
        LoadedSettings loaded = settings.read(PARTNER + "issuers.partner.keys.secret = base64:hunter2-S3CRET!\n"
                + "issuers.Bad.keys.secret = hex:hunter2-S3CRET\nissuers.partner.keys.secrets = hunter2-S3CRET\n"
                + "issuers.partner.keys.keystore.password = ${hunter2-S3CRET}");
        assertThat(loaded.problems().all()).hasSizeGreaterThan(3);
        assertThat(loaded.problems().all().toString() + loaded.effectiveTable()).doesNotContain("S3CRET");
    }
}
