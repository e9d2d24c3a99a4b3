package io.github.jwtfilter.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** The identity provider of the demo: its private key is generated at startup and never written to a file. */
final class DemoTokens {
    private static final String KEY_ID = "demo";
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final RSAKey key = newKey();

    /** The public key, as a JWK Set. */
    String jwkSet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    String valid(String user, String... roles) {
        return sign(key, claims(user, Instant.now(), roles));
    }

    String expired(String user) {
        return sign(key, claims(user, Instant.now().minus(LIFETIME).minus(LIFETIME)));
    }

    String forged(String user) {
        return sign(newKey(), claims(user, Instant.now(), "admin"));
    }

    String unsigned(String user) {
        return new PlainJWT(claims(user, Instant.now(), "admin")).serialize();
    }

    private static JWTClaimsSet claims(String user, Instant issuedAt, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer("https://idp.example.com")
                .audience("order-desk")
                .subject(user)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(LIFETIME)))
                .build();
    }

    private static String sign(RSAKey signingKey, JWTClaimsSet claims) {
        try {
            JWSHeader header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(signingKey));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
