package io.github.jwtfilter.browser;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** Tokens of one issuer, and the settings that accept them in a cookie. */
final class Tokens {
    static final String COOKIE = "access";

    private static final String SECRET = "the-secret-that-one-issuer-shares";

    private Tokens() {}

    static String settings() {
        return """
                issuer       = https://issuer.example
                audience     = shop
                keys.secret  = %s
                token.cookie = %s
                """.formatted(SECRET, COOKIE);
    }

    static String of(String user) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .audience("shop")
                .subject(user)
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(SECRET));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
