package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An issuer at which users log in, but whose tokens in requests have no audience here. */
class LoginOnlyIssuerTest {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);
    private static RSAKey key;

    @BeforeAll
    static void generateKey() throws JOSEException {
        key = new RSAKeyGenerator(2048).generate();
    }

    private static String token(String audience) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TestSettings.ISSUER)
                .audience(audience)
                .subject("alice")
                .expirationTime(Date.from(TestTokens.ISSUED.plusSeconds(60)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static Decision decide(String token, String... lines) throws JOSEException {
        String publicKey =
                Base64.getEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
        try (Guard guard = GuardFactory.create(
                TestSettings.load(
                        "issuer = " + TestSettings.ISSUER + "\nkeys.public-key = " + publicKey,
                        "login = openid\nlogin.client-id = client",
                        String.join("\n", lines)),
                CLOCK)) {
            return guard.decide(TestRequest.get("/page").bearer(token));
        }
    }

    @Test
    void its_tokens_are_not_accepted_in_requests() throws JOSEException {
        for (String audience : new String[] {"legacy-app", "client"}) {
            Decision decision = decide(token(audience));

            assertThat(decision).isInstanceOf(Decision.Rejected.class);
            assertThat(((Decision.Rejected) decision).response().status()).isEqualTo(401);
        }
    }

    @Test
    void with_an_audience_its_tokens_for_this_audience_are_accepted() throws JOSEException {
        assertThat(decide(token("legacy-app"), "audience = legacy-app")).isInstanceOf(Decision.Authenticated.class);
        assertThat(decide(token("client"), "audience = legacy-app")).isInstanceOf(Decision.Rejected.class);
    }
}
