package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.EffectiveSetting;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeyChecksTest {
    private static final String ISSUER = "issuer = https://idp.example.com\n";
    private static final String AUDIENCE = "audience = app\n";

    private final SettingsUnderTest settings = new SettingsUnderTest();

    private List<String> problemsOf(String content) {
        return SettingsUnderTest.lines(settings.read(content));
    }

    private static KeySettings keys(LoadedSettings loaded) {
        return loaded.settings().issuers().get(0).keys();
    }

    @Test
    void an_issuer_and_an_audience_are_enough() {
        LoadedSettings loaded = settings.read(ISSUER + AUDIENCE);
        assertThat(SettingsUnderTest.lines(loaded)).isEmpty();
        assertThat(keys(loaded).remote()).isTrue();
        assertThat(keys(loaded).jwksUri()).isEmpty();
        assertThat(keys(loaded).discoveryUri()).isEmpty();
    }

    @Test
    void keys_are_found_by_the_first_issuer_that_is_an_address() {
        LoadedSettings loaded = settings.read(
                "issuer = accounts.example.com, https://Idp.example.com/, https://b.example.com\n" + AUDIENCE);
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(loaded.settings().issuers().get(0).discoverable()).contains("https://Idp.example.com/");
        assertThat(settings.read("issuer = urn:a\n" + AUDIENCE)
                        .settings()
                        .issuers()
                        .get(0)
                        .discoverable())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts.example.com", "urn:idp"})
    void an_issuer_that_is_no_address_needs_a_source_of_keys(String issuer) {
        assertThat(problemsOf("issuer = " + issuer + "\n" + AUDIENCE))
                .containsExactly(
                        "jwt-filter.properties: keys: no source of keys is configured, and no issuer is an https"
                                + " address with metadata; add keys.jwks-uri or keys.discovery-uri, or one of keys.secret"
                                + " or keys.jwks-file or keys.public-key or keys.keystore");
        assertThat(problemsOf("issuer = " + issuer + "\n" + AUDIENCE + "keys.jwks-uri = https://idp.example.com/k"))
                .isEmpty();
        assertThat(problemsOf(
                        "issuer = " + issuer + "\n" + AUDIENCE + "keys.discovery-uri = https://idp.example.com/d"))
                .isEmpty();
    }

    @Test
    void an_issuer_with_a_query_has_no_metadata() {
        assertThat(problemsOf("issuer = https://idp.example.com/?a=b\n" + AUDIENCE))
                .hasSize(2)
                .anyMatch(line -> line.contains("issuer: contains a query"))
                .anyMatch(line -> line.contains("keys: no source of keys is configured"));
    }

    @Test
    void an_issuer_over_http_needs_a_source_of_keys_or_permission() {
        String http = "issuer = http://keycloak:8080/realms/legacy\n" + AUDIENCE;
        assertThat(problemsOf(http))
                .singleElement()
                .asString()
                .endsWith("; if the issuer is reached inside a container network, add `keys.insecure-http = true`");
        LoadedSettings permitted = settings.read(http + "keys.insecure-http = true");
        assertThat(permitted.problems().hasErrors()).isFalse();
        assertThat(permitted.settings().issuers().get(0).discoverable()).contains("http://keycloak:8080/realms/legacy");
        assertThat(SettingsUnderTest.lines(permitted))
                .singleElement()
                .asString()
                .contains("keys.insecure-http: permits fetching keys over plain http");
    }

    @Test
    void any_issuer_needs_static_keys() {
        String any = "issuer = any\n" + AUDIENCE;
        String problem = "jwt-filter.properties:1: issuer: is any, which works with static keys only";
        assertThat(problemsOf(any)).singleElement().asString().startsWith(problem);
        assertThat(problemsOf(any + "keys.jwks-uri = https://idp.example.com/k"))
                .singleElement()
                .asString()
                .startsWith(problem);
        assertThat(problemsOf(any + "keys.discovery-uri = https://idp.example.com/d"))
                .singleElement()
                .asString()
                .startsWith(problem);
        assertThat(problemsOf(any + "keys.jwks-file = jwks.json")).isEmpty();
    }

    @Test
    void there_is_one_source_of_keys() {
        assertThat(problemsOf(ISSUER + AUDIENCE + "keys.jwks-uri = https://a.example.com\n"
                        + "keys.discovery-uri = https://b.example.com"))
                .containsExactly("jwt-filter.properties:3: keys.jwks-uri: is not the only source of keys: keys.jwks-uri"
                        + " (jwt-filter.properties:3), keys.discovery-uri (jwt-filter.properties:4); keep one");
        assertThat(problemsOf(ISSUER + AUDIENCE + "keys.jwks-uri = https://a.example.com\nkeys.secret = x"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:4: keys.secret: is not the only source of keys: keys.secret")
                .contains("an issuer has either a secret or public keys");
    }

    @ParameterizedTest
    @CsvSource({
        "keys.ca,ca.pem",
        "keys.bearer-token-file,token",
        "keys.refresh,5m",
        "keys.outage-tolerance,1h",
        "keys.connect-timeout,1s",
        "keys.read-timeout,1s",
        "keys.fetch-timeout,9s"
    })
    void fetch_settings_have_no_effect_on_local_keys(String key, String value) {
        for (String source :
                List.of("keys.secret = x", "keys.jwks-file = x", "keys.public-key = x", "keys.keystore = x")) {
            LoadedSettings loaded = settings.read(ISSUER + AUDIENCE + source + "\n" + key + " = " + value);
            assertThat(SettingsUnderTest.lines(loaded))
                    .containsExactly("jwt-filter.properties:4: " + key
                            + ": has no effect with keys that are not fetched; remove this line");
            assertThat(loaded.problems().hasErrors()).isTrue();
            assertThat(keys(loaded).remote()).isFalse();
        }
        assertThat(problemsOf(ISSUER + AUDIENCE + key + " = " + value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "keys.refresh,1m,59s",
        "keys.refresh,1h,61m",
        "keys.outage-tolerance,5m,299s",
        "keys.outage-tolerance,7d,169h",
        "keys.connect-timeout,1s,0s",
        "keys.read-timeout,1s,0s",
        "keys.fetch-timeout,1s,0s",
        "keys.fetch-timeout,60s,61s"
    })
    void pins_both_sides_of_each_range(String key, String good, String bad) {
        assertThat(settings.read(ISSUER + AUDIENCE + key + " = " + good)
                        .problems()
                        .hasErrors())
                .isFalse();
        assertThat(problemsOf(ISSUER + AUDIENCE + key + " = " + bad))
                .singleElement()
                .asString()
                .contains("is out of range; write a duration from ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.connect-timeout", "keys.read-timeout"})
    void reports_a_timeout_beyond_that_of_the_whole_fetch(String key) {
        LoadedSettings loaded = settings.read(ISSUER + AUDIENCE + "keys.fetch-timeout = 30s\n" + key + " = 31s");
        assertThat(loaded.problems().hasErrors()).isTrue();
        loaded = settings.read(ISSUER + AUDIENCE + "keys.fetch-timeout = 29s\n" + key + " = 30s");
        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly("jwt-filter.properties:4: " + key
                        + ": is longer than keys.fetch-timeout, the limit of the whole fetch; reduce it, or"
                        + " increase keys.fetch-timeout");
        assertThat(problemsOf(ISSUER + AUDIENCE + "keys.fetch-timeout = 30s\n" + key + " = 30s"))
                .isEmpty();
        assertThat(problemsOf(ISSUER + AUDIENCE + "keys.fetch-timeout = 1s")).isEmpty();
    }

    @Test
    void rejects_a_maximum_age_below_the_refresh_interval() {
        assertThat(problemsOf(ISSUER + AUDIENCE + "keys.refresh = 6m\nkeys.outage-tolerance = 5m"))
                .singleElement()
                .asString()
                .startsWith("jwt-filter.properties:3: keys.refresh: is longer than keys.outage-tolerance: ");
        assertThat(problemsOf(ISSUER + AUDIENCE + "keys.refresh = 5m\nkeys.outage-tolerance = 5m"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/{tenant}/v2.0",
                "https://sts.windows.net/{tid}/",
                "https://{your-domain}.example.com",
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/organizations/v2.0",
                "https://login.microsoftonline.com/consumers/v2.0",
                "https://sts.windows.net/common/"
            })
    void rejects_an_issuer_that_is_a_placeholder(String issuer) {
        assertThat(problemsOf("issuer = " + issuer + "\n" + AUDIENCE + "keys.jwks-file = x"))
                .containsExactly(
                        "jwt-filter.properties:1: issuer: contains an issuer with a placeholder: no token has such an"
                                + " issuer; replace the placeholder, for example with the ID of the tenant; for several"
                                + " tenants of Entra ID write https://login.microsoftonline.com/{tenantid}/v2.0 or"
                                + " https://sts.windows.net/{tenantid}/, and list them in claims.match.tid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
                "https://idp.example.com/common/v2.0",
                "https://login.microsoftonline.com/commons/v2.0"
            })
    void accepts_an_issuer_similar_to_a_placeholder(String issuer) {
        assertThat(problemsOf("issuer = " + issuer + "\n" + AUDIENCE)).isEmpty();
    }

    @Test
    void the_address_of_a_key_set_is_no_file() {
        assertThat(problemsOf(ISSUER + AUDIENCE + "keys.jwks-file = https://idp.example.com/jwks"))
                .singleElement()
                .asString()
                .endsWith("configure the address of a JWK Set in keys.jwks-uri");
    }

    @Test
    void reads_the_section_again() {
        settings.resources.with("secret.txt", "first");
        LoadedSettings loaded = settings.read(
                ISSUER + AUDIENCE + "keys.secret = ${file:secret.txt}\nissuers.b.keys.secret = ${file:b.txt}");
        CollectedProblems problems = new CollectedProblems();
        settings.resources.with("secret.txt", "second");
        assertThat(loaded.settings()
                        .issuers()
                        .get(0)
                        .reloadKeys(problems.sink())
                        .secret()
                        .orElseThrow()
                        .bytes())
                .isEqualTo("second".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        TrustedIssuer other = loaded.settings().issuers().get(1);
        other.reloadKeys(problems.sink());
        assertThat(problems.errors())
                .singleElement()
                .asString()
                .startsWith("issuers.b.keys.secret: the value names the file \"b.txt\", which cannot be read");
    }

    @Test
    void shows_fetch_settings_only_if_keys_are_fetched() {
        assertThat(settings.read(ISSUER + AUDIENCE).effective())
                .extracting(EffectiveSetting::toString)
                .contains("keys.outage-tolerance = 2h (default)", "keys.fetch-timeout = 5s (default)");
        assertThat(settings.complete("").effectiveTable()).doesNotContain("timeout", "tolerance");
    }
}
