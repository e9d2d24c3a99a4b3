package io.github.jwtfilter.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.CollectedProblems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostlyKeysTest {
    @Test
    void a_published_key_on_p_521_or_of_more_than_3072_bits_is_found() throws JOSEException {
        JWK usual = new ECKeyGenerator(Curve.P_256).keyID("usual").generate();

        assertThat(find(usual, new ECKeyGenerator(Curve.P_521).keyID("big").generate()))
                .startsWith("contain EC P-521 (kid \"big\"), and algorithms is not set");
        assertThat(find(usual, new RSAKeyGenerator(3_080).keyID("long").generate()))
                .startsWith("contain RSA 3080 bits (kid \"long\"), and algorithms is not set");
        assertThat(find(usual, new ECKeyGenerator(Curve.P_384).generate(), new RSAKeyGenerator(3_072).generate()))
                .isNull();
    }

    @Test
    void nothing_is_found_if_the_algorithms_are_set() throws JOSEException {
        assertThat(find("algorithms = ES512", new ECKeyGenerator(Curve.P_521).generate()))
                .isNull();
    }

    private static String find(JWK... keys) {
        return find("", keys);
    }

    private static String find(String line, JWK... keys) {
        byte[] json = new JWKSet(List.of(keys)).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
        KeySet set = JwkSetParser.parse(json, new CollectedProblems().sink(), "keys.jwks-file");
        return CostlyKeys.find(
                TestSettings.load("issuer = a\naudience = b\nkeys.jwks-file = keys.json", line)
                        .settings()
                        .issuers()
                        .get(0),
                set);
    }
}
