package io.github.jwtfilter.attack;

import static io.github.jwtfilter.attack.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values just inside the limits that the attack tokens exceed. */
class BoundaryTest {
    private static final String THUMBPRINT = "nHWJ5rQO3C4G1c5LvYuQz1b2kWY";

    private static void assertAccepted(Target target, String token) {
        Result<? extends JwtPrincipal> result = target.guard().authenticate(token);
        assertThat(result.rejection()).isNull();
        assertThat(result.value().getName()).isEqualTo("mallory");
    }

    private static String signed(Members header, Members claims) {
        return Tokens.signed(header, claims, KeyRing.OWN.signer("HS256"));
    }

    @ParameterizedTest
    @CsvSource({
        "exp, 1767225541",
        "exp, 1767225540.001",
        "exp, 1.767225541e9",
        "exp, 253402300799",
        "nbf, 1767225660",
        "nbf, 1767225660.0",
        "nbf, 0",
        "nbf, -0.0",
        "iat, 1767225660",
        "iat, 0",
        "iat, 1e-400"
    })
    void accepts_dates_just_inside(String name, String json) {
        assertAccepted(
                Targets.SECRET, signed(Members.header("HS256"), Members.claims().with(name, json)));
    }

    @Test
    void accepts_sixteen_levels_of_nesting() {
        String arrays = "[".repeat(15) + "]".repeat(15);
        assertAccepted(
                Targets.SECRET,
                signed(
                        Members.header("HS256").with("x", arrays),
                        Members.claims().with("x", arrays)));
    }

    @Test
    void accepts_a_token_of_exactly_the_largest_size() {
        String token = SizeAttacks.ofLength(8192);
        assertThat(token).hasSize(8192);
        assertAccepted(Targets.SECRET, token);
    }

    @Test
    void accepts_white_space_around_the_json_but_no_other_byte() {
        byte[] header = (" \t\r\n" + Members.header("HS256") + "\n ").getBytes(StandardCharsets.UTF_8);
        assertAccepted(Targets.SECRET, Tokens.signed(header, Members.claims().utf8(), KeyRing.OWN.signer("HS256")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/jwt", "at+jwt", "AT+JWT", "Application/AT+JWT"})
    void accepts_the_usual_types(String type) {
        assertAccepted(Targets.SECRET, signed(Members.header("HS256").withText("typ", type), Members.claims()));
    }

    @Test
    void accepts_any_key_id_of_256_characters_where_keys_have_none() {
        for (String keyId : List.of("", "m".repeat(256), "../../x", "\u20ac".repeat(256))) {
            assertAccepted(Targets.SECRET, signed(Members.header("HS256").withText("kid", keyId), Members.claims()));
        }
    }

    @Test
    void ignores_embedded_keys_if_the_signature_is_valid() {
        Members header = Members.header("HS256")
                .with("jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}")
                .withText("jku", "https://mallory.example.test/")
                .with("x5c", "[1]");
        assertAccepted(Targets.SECRET, signed(header, Members.claims()));
    }

    @Test
    void accepts_the_encoding_that_every_token_has_when_it_is_spelled_out() {
        assertAccepted(Targets.SECRET, signed(Members.header("HS256").with("b64", "true"), Members.claims()));
    }

    @Test
    void prefers_the_key_id_to_the_thumbprint() {
        Members header = Members.header("ES256").withText("kid", "ec-256").withText("x5t", THUMBPRINT);
        assertAccepted(Targets.JWKS, Tokens.signed(header, Members.claims(), KeyRing.OWN.signer("ES256")));
    }

    @Test
    void accepts_our_audience_among_strings() {
        Members claims = Members.claims().with("aud", "[\"other\",\"" + Members.AUDIENCE + "\"]");
        assertAccepted(Targets.SECRET, signed(Members.header("HS256"), claims));
    }

    @Test
    void accepts_large_numbers_in_claims_without_a_requirement() {
        Members claims = Members.claims()
                .with("x", "1e999999999")
                .with("y", "-1e999999999")
                .with("z", "1e-999999999");
        assertAccepted(Targets.SECRET, signed(Members.header("HS256"), claims));
    }

    @Test
    void accepts_a_token_of_the_largest_age_and_lifetime() {
        Target young = Target.of("young", Targets.SECRET_LINE + "claims.max-age = 10m\n", List.of());
        assertAccepted(young, signed(Members.header("HS256"), Members.claims().with("iat", String.valueOf(NOW - 660))));
        Target brief = Target.of("brief", Targets.SECRET_LINE + "claims.max-lifetime = 1h\n", List.of());
        Members claims = Members.claims().with("iat", String.valueOf(NOW)).with("exp", String.valueOf(NOW + 3600));
        assertAccepted(brief, signed(Members.header("HS256"), claims));
    }
}
