package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.validation.Suggestions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteSettingsTest {
    private final SettingsUnderTest settings = new SettingsUnderTest();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example.com/",
                "https://a.example.com/path",
                "https://user@a.example.com",
                "https://a.example.com?",
                "https://a.example.com#",
                "https://a.example.com:0",
                "https://a.example.com:65536",
                "https://a.example.com:",
                "https://bücher.example",
                "//a.example.com",
                "a.example.com",
                "null",
                "https://"
            })
    void rejects_values_that_are_not_origins(String value) {
        for (String key : new String[] {"csrf.trusted-origins", "cors.allowed-origins"}) {
            assertThat(settings.problems(key + " = https://b.example.com, " + value))
                    .singleElement()
                    .asString()
                    .contains(key)
                    .contains("contains an item that is not an origin; write only scheme, host and");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csrf.trusted-origins | *",
                "csrf.trusted-origins | https://*.example.com",
                "cors.allowed-origins | https://*.example.com",
                "cors.allowed-origins | https://*"
            })
    void rejects_wildcards_in_origins(String key, String value) {
        assertThat(settings.problems(key + " = " + value))
                .singleElement()
                .asString()
                .contains("contains a wildcard; list each origin");
    }

    @Test
    void rejects_every_site_combined_with_listed_ones() {
        assertThat(settings.problems("cors.allowed-origins = *, https://a.example.com"))
                .singleElement()
                .asString()
                .contains("combines * with other items; write * alone, or remove it");
    }

    @Test
    void accepts_every_site_where_browsers_send_no_token_by_themselves() {
        LoadedSettings loaded = settings.complete("cors.allowed-origins = *");

        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().cors().allowedOrigins().isAny()).isTrue();
    }

    @Test
    void rejects_every_site_with_a_token_cookie() {
        LoadedSettings loaded = settings.complete("cors.allowed-origins = *\ntoken.cookie = jwt");

        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties:4: cors.allowed-origins: allows every site, while browsers send the"
                                + " cookie of token.cookie automatically; list the origins");
    }

    @Test
    void rejects_every_site_with_credentials() {
        LoadedSettings loaded = settings.complete("cors.allowed-origins = *\ncors.allow-credentials = true");

        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(SettingsUnderTest.lines(loaded))
                .containsExactly(
                        "jwt-filter.properties:5: cors.allow-credentials: would allow every site to act as the user,"
                                + " since cors.allowed-origins is *; list the origins, or remove this line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cors.allowed-methods | GET, put | contains a method that is not in upper case",
                "cors.allowed-methods | * | contains a wildcard",
                "cors.allowed-methods | \"GET PUT\" | is not a valid name in HTTP",
                "cors.allowed-headers | X-One, * | contains a wildcard",
                "cors.allowed-headers | X:One | is not a valid name in HTTP",
                "cors.exposed-headers | \"X One\" | is not a valid name in HTTP",
                "cors.max-age | 25h | is out of range; write a duration from 0s to 1d",
                "cors.max-age | 600 | is not a duration",
                "csrf.missing-origin | REFUSE | is not one of the accepted words; write one of: refuse, allow"
            })
    void rejects_values_without_the_intended_effect(String key, String value, String message) {
        assertThat(settings.problems("cors.allowed-origins = https://a.example.com\n" + key + " = " + value))
                .singleElement()
                .asString()
                .contains(key)
                .contains(message);
    }

    @Test
    void reports_cors_settings_without_an_origin() {
        LoadedSettings loaded =
                settings.complete("cors.max-age = 1m\ncors.allow-credentials = true\ncors.allowed-headers = X-One");

        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(loaded.problems().all())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("cors.max-age", "cors.allow-credentials", "cors.allowed-headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csrf.trusted-origins", "cors.allowed-origins"})
    void reports_origins_over_plain_http(String key) {
        LoadedSettings loaded = settings.complete(key + " = https://a.example.com, http://b.example.com");

        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(SettingsUnderTest.lines(loaded))
                .singleElement()
                .asString()
                .contains(key + ": contains an origin of plain HTTP, which an attacker in the network can impersonate");
        assertThat(settings.problems("https.required = false\n" + key + " = http://b.example.com"))
                .isEmpty();
    }

    @Test
    void accepts_local_origins_over_plain_http() {
        assertThat(settings.problems("csrf.trusted-origins = http://localhost:3000, http://127.0.0.1:3000,"
                        + " http://[::1]:3000, capacitor://localhost"))
                .isEmpty();
    }

    @Test
    void a_list_that_cannot_be_read_is_not_reported_a_second_time_as_missing() {
        assertThat(settings.problems("cors.allowed-origins = nonsense\ncors.max-age = 1m"))
                .singleElement()
                .asString()
                .contains("cors.allowed-origins");
    }

    @ParameterizedTest
    @CsvSource({
        "cors.allowedOrigins,cors.allowed-origins",
        "trusted-origins,csrf.trusted-origins",
        "cors.support.credentials,cors.allow-credentials",
        "cors.preflight.maxage,cors.max-age"
    })
    void suggests_keys_for_names_of_other_products(String foreign, String ours) {
        assertThat(Suggestions.of(foreign)).contains(ours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csrf.exempt-headers = none, X-Token | combines none with names",
                "csrf.exempt-headers = * | contains a wildcard",
                "csrf.exempt-headers = X Token | has blanks inside an item",
                "csrf.exempt-headers = X-Token | has no effect: tokens are read from Authorization",
                "token.header = Cf-Access-Jwt-Assertion\\n"
                        + "csrf.exempt-headers = cf-access-jwt-assertion | pages of other sites can send requests",
                "token.header = Cookie | write token.cookie =",
                "token.header = cookie | write token.cookie =",
                "token.header = Host | cannot contain a token",
                "token.header = Sec-Fetch-Site | cannot contain a token",
                "token.header = Content_Type | cannot contain a token",
                "token.scheme = DPoP | sender-constrained tokens",
                "token.scheme = gnap | sender-constrained tokens",
                "token.scheme = Basic | for credentials other than tokens",
                "token.scheme = Negotiate | for credentials other than tokens",
                "token.scheme = Bearer: | is more than a scheme"
            })
    void reports_settings_that_do_not_fit_token_headers(String lines, String problem) {
        assertThat(settings.problems(lines.replace("\\n", "\n")))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csrf.exempt-headers = none",
                "csrf.exempt-headers = Authorization",
                "token.header = X-Token\ncsrf.exempt-headers = Authorization, x-token",
                "token.header = X-Forwarded-Access-Token",
                "token.header = Proxy-Authorization",
                "token.scheme = none",
                "token.scheme = JWT"
            })
    void accepts_settings_that_fit_token_headers(String lines) {
        assertThat(settings.problems(lines)).isEmpty();
    }
}
