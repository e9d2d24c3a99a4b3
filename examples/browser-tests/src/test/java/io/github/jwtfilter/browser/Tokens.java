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
    static final String HOST_COOKIE = "__Host-access";

    private static final String SECRET = "the-secret-that-one-issuer-shares";

    private Tokens() {}

    static String settings(String cookie) {
        return """
                issuer       = https://issuer.example
                audience     = shop
                keys.secret  = %s
                token.cookie = %s
                """.formatted(SECRET, cookie);
    }

    static String of(String user) {
        return expiring(user, Instant.now().plusSeconds(600));
    }

    static String expired(String user) {
        return expiring(user, Instant.now().minusSeconds(600));
    }

    static String forged(String user) {
        String token = of(user);
        return token.substring(0, token.lastIndexOf('.') + 1) + of("somebody").replaceFirst(".*\\.", "");
    }

    private static String expiring(String user, Instant expiry) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .audience("shop")
                .subject(user)
                .expirationTime(Date.from(expiry))
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
