package io.github.jwtfilter.servers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Issues valid and invalid tokens for one application. */
final class IdentityProvider {
    private static final String KEY_ID = "test-1";

    private final String audience;
    private final RSAKey key = newKey();
    private final RSAKey keyOfAttacker = newKey();

    IdentityProvider(String audience) {
        this.audience = audience;
    }

    /** The public keys in the format of the application's settings. */
    String jwkSet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** The ID of its key. */
    String keyId() {
        return KEY_ID;
    }

    String token(String user, String... roles) {
        return sign(key, claims(user, roles).build());
    }

    String expired(String user) {
        Instant now = Instant.now();
        return sign(
                key,
                claims(user)
                        .issueTime(Date.from(now.minus(Duration.ofHours(2))))
                        .expirationTime(Date.from(now.minus(Duration.ofHours(1))))
                        .build());
    }

    String forAnotherAudience(String user) {
        return sign(key, claims(user).audience("another-application").build());
    }

    /** A token with the ID of the provider's key that is signed with another key. */
    String forged(String user) {
        return sign(keyOfAttacker, claims(user, "admin").build());
    }

    /** A token with the algorithm {@code none}. */
    String unsigned(String user) {
        return new PlainJWT(claims(user, "admin").build()).serialize();
    }

    private JWTClaimsSet.Builder claims(String user, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("https://idp.example.com")
                .audience(audience)
                .subject(user)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(KEY_ID)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
