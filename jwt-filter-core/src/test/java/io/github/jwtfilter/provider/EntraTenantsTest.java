package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that stands for several tenants of Entra ID. */
class EntraTenantsTest {
    private static final String LISTED = "66666666-7777-8888-9999-aaaaaaaaaaaa";
    private static final String ALSO_LISTED = "11111111-2222-3333-4444-555555555555";
    private static final String NOT_LISTED = "99999999-7777-8888-9999-aaaaaaaaaaaa";
    private static final String VERSION_2 = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final String VERSION_1 = "https://sts.windows.net/{tenantid}/";
    private static final String KEYS = "https://login.microsoftonline.com/organizations/discovery/keys";

    private final Provider entra = Providers.entraTenants();

    @Test
    void user_names_are_separate_per_tenant() {
        try (GuardedBySettings application = GuardedBySettings.ofPage(entra)) {
            assertThat(application.accepted(token(LISTED)).getName()).startsWith(LISTED + "/");
            assertThat(application.accepted(token(ALSO_LISTED)).getName()).startsWith(ALSO_LISTED + "/");
            assertThat(application.accepted(token(LISTED))).isNotEqualTo(application.accepted(token(ALSO_LISTED)));
        }
    }

    @Test
    void a_tenant_that_is_not_listed_is_rejected() {
        try (GuardedBySettings application = GuardedBySettings.ofPage(entra)) {
            assertThat(application.rejected(token(NOT_LISTED))).isEqualTo(RejectionReason.CLAIM_MISMATCH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        LISTED + ", " + ALSO_LISTED,
        NOT_LISTED + ", " + LISTED,
        "{tenantid}, {tenantid}",
        "organizations, organizations",
        "'', ''",
        "66666666-7777-8888-9999-AAAAAAAAAAAA, 66666666-7777-8888-9999-AAAAAAAAAAAA",
        LISTED + "/v2.0/x, " + LISTED + "/v2.0/x",
        "66666666777788889999aaaaaaaaaaaa, 66666666777788889999aaaaaaaaaaaa"
    })
    void the_issuer_must_contain_the_tenant_of_the_token(String inIssuer, String tid) {
        try (GuardedBySettings application = GuardedBySettings.ofPage(entra)) {
            Payload payload = entra.payload()
                    .with("iss", VERSION_2.replace("{tenantid}", inIssuer))
                    .with("tid", tid);

            assertThat(application.rejected(entra.sign(payload))).isEqualTo(RejectionReason.WRONG_ISSUER);
        }
    }

    @Test
    void a_tenant_that_is_missing_or_not_a_string_is_rejected() {
        try (GuardedBySettings application = GuardedBySettings.ofPage(entra)) {
            assertThat(application.rejected(entra.sign(entra.payload().without("tid"))))
                    .isEqualTo(RejectionReason.WRONG_ISSUER);
            assertThat(application.rejected(entra.sign(entra.payload().with("tid", List.of(LISTED)))))
                    .isEqualTo(RejectionReason.WRONG_ISSUER);
            assertThat(application.rejected(entra.sign(entra.payload().with("iss", List.of(VERSION_2)))))
                    .isEqualTo(RejectionReason.WRONG_ISSUER);
        }
    }

    /** In 2023, forged tokens of tenants were accepted that a key for private accounts had signed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
                "https://login.microsoftonline.com/" + ALSO_LISTED + "/v2.0",
                "https://login.microsoftonline.us/{tenantid}/v2.0",
                "https://login.microsoftonline.com/{tenantid}/",
                ""
            })
    void a_key_of_another_issuer_is_rejected(String owner) {
        try (GuardedBySettings application = settings(VERSION_2, site(VERSION_2, owner))) {
            assertThat(application.rejected(token(LISTED))).isEqualTo(RejectionReason.UNSUITABLE_KEY);
        }
    }

    @Test
    void a_key_of_one_tenant_is_valid_for_that_tenant_only() {
        String owner = VERSION_2.replace("{tenantid}", LISTED);
        try (GuardedBySettings application = settings(VERSION_2, site(VERSION_2, owner))) {
            application.accepted(token(LISTED));

            assertThat(application.rejected(token(ALSO_LISTED))).isEqualTo(RejectionReason.UNSUITABLE_KEY);
        }
    }

    @Test
    void keys_may_have_no_issuer_as_those_of_version_1() {
        try (GuardedBySettings application = settings(VERSION_1, site(VERSION_1, null))) {
            Payload payload = payload(LISTED).with("iss", VERSION_1.replace("{tenantid}", LISTED));

            assertThat(application.problems()).isEmpty();
            assertThat(application.accepted(entra.sign(payload)).getName()).startsWith(LISTED + "/");
            assertThat(application.rejected(token(LISTED))).isEqualTo(RejectionReason.WRONG_ISSUER);
        }
    }

    @Test
    void metadata_of_one_tenant_are_not_those_of_all() {
        Site site = site(VERSION_2.replace("{tenantid}", LISTED), null);
        try (GuardedBySettings application = settings(VERSION_2, site)) {
            assertThat(application.rejected(token(LISTED))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        }
    }

    @Test
    void the_prefix_may_contain_the_tenant() {
        try (GuardedBySettings application = GuardedBySettings.ofPage(entra, "principal.prefix = entra:{tenantid}:")) {
            assertThat(application.accepted(token(LISTED)).getName()).startsWith("entra:" + LISTED + ":0b1c2d3e");
        }
        try (GuardedBySettings application = GuardedBySettings.ofPage(entra, "principal.prefix = entra/")) {
            assertThat(application.accepted(token(LISTED)).getName()).startsWith("entra/" + LISTED + "/0b1c2d3e");
        }
    }

    @Test
    void no_other_issuer_can_authenticate_a_user_of_a_tenant() {
        Map<String, Object> claims = new LinkedHashMap<>(entra.payload().claims());
        claims.put("iss", "https://login.example.org");
        Payload other = new Payload(claims);
        String[] lines = {
            "issuers.idp.issuer = https://login.example.org",
            "issuers.idp.audience = 6e74172b-be56-4843-9ff4-e66a39bb12e3",
            "issuers.idp.keys.jwks-uri = " + KEYS,
            "issuers.idp.principal.prefix = 6",
            "issuers.idp.roles.prefix.add = idp-"
        };
        try (GuardedBySettings application = GuardedBySettings.of(
                ProviderPage.settings("Entra ID, several tenants") + String.join("\n", lines),
                new Site().and(site(VERSION_2, null)).and(entra.site()))) {
            assertThat(application.problems()).isEmpty();
            assertThat(application.accepted(entra.sign(other)).getName()).isEqualTo("6" + claims.get("sub"));
            assertThat(application.rejected(entra.sign(other.with("sub", LISTED.substring(1) + "/0b1c2d3e"))))
                    .isEqualTo(RejectionReason.NO_PRINCIPAL);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claims.match.ver = 2.0 | claims.match.tid: is missing",
                "claims.match.tid = glob:1* | is not the ID of a tenant",
                "claims.match.tid = example.com | is not the ID of a tenant",
                "claims.match.tid = 66666666-7777-8888-9999-AAAAAAAAAAAA | write it in lower case:"
                        + " 66666666-7777-8888-9999-aaaaaaaaaaaa"
            })
    void settings_without_the_tenants_are_rejected(String line, String problem) {
        assertThat(problems("issuer = " + VERSION_2, line))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void the_remedy_is_the_line_to_write() {
        assertThat(problems("issuer = " + VERSION_2))
                .singleElement()
                .asString()
                .endsWith("in a line like `claims.match.tid = 11111111-2222-3333-4444-555555555555`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/{tenant}/v2.0",
                "https://login.microsoftonline.com/{tenantId}/v2.0",
                "https://{tenantid}.example.com/v2.0",
                "https://login.microsoftonline.com/x{tenantid}/v2.0",
                "https://login.microsoftonline.com/{tenantid}/{tenantid}",
                "https://login.microsoftonline.com/{tenantid}/{version}",
                "https://login.microsoftonline.com/organizations/v2.0",
                "{tenantid}"
            })
    void other_placeholders_are_rejected(String issuer) {
        assertThat(problems("issuer = " + issuer, "claims.match.tid = " + LISTED, "keys.jwks-uri = " + KEYS))
                .anyMatch(line -> line.contains("contains an issuer with a placeholder"));
    }

    @Test
    void tenants_cannot_be_combined_with_other_issuers() {
        assertThat(problems("issuer = " + VERSION_2 + ", https://login.example.org", "claims.match.tid = " + LISTED))
                .singleElement()
                .asString()
                .contains("lists an issuer with {tenantid} together with others");
        assertThat(problems("issuer = https://login.example.org", "principal.prefix = {tenantid}/"))
                .singleElement()
                .asString()
                .contains("contains {tenantid}, but issuer does not");
    }

    @Test
    void a_tenant_is_not_listed_twice() {
        assertThat(problems(
                        "issuer = " + VERSION_2,
                        "claims.match.tid = " + LISTED,
                        "issuers.one.issuer = " + VERSION_2.replace("{tenantid}", LISTED),
                        "issuers.one.audience = a",
                        "issuers.one.principal.prefix = one/",
                        "issuers.one.roles.prefix.add = one-"))
                .singleElement()
                .asString()
                .contains("contains an issuer that");
    }

    private static List<String> problems(String... lines) {
        return TestSettings.load("audience = legacy-app\n" + String.join("\n", lines)).problems().all().stream()
                .map(Problem::toString)
                .toList();
    }

    private Payload payload(String tenant) {
        return entra.payload()
                .with("iss", VERSION_2.replace("{tenantid}", tenant))
                .with("tid", tenant);
    }

    private String token(String tenant) {
        return entra.sign(payload(tenant));
    }

    private static GuardedBySettings settings(String issuer, Site site) {
        return GuardedBySettings.of(
                "issuer = " + issuer + "\naudience = 6e74172b-be56-4843-9ff4-e66a39bb12e3\nprincipal.claims = oid\n"
                        + "claims.match.tid = " + LISTED + ", " + ALSO_LISTED + "\n",
                site);
    }

    /** The metadata of all tenants, of an issuer, with a key of an owner. */
    private static Site site(String issuer, String owner) {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("kid", "uHNBz9kvG7hNbFm9yrWjnA9nY6s"));
        if (owner != null) {
            members.put("issuer", owner);
        }
        String path = issuer.contains("v2.0") ? "/organizations/v2.0" : "/organizations";
        return new Site()
                .metadata(
                        "https://login.microsoftonline.com" + path + "/.well-known/openid-configuration",
                        issuer,
                        KEYS,
                        Map.of())
                .keys(KEYS, "private", List.of(SigningKey.OF_PROVIDER.jwk(members)));
    }
}
