package io.github.jwtfilter.servlet.scenario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Tokens of one issuer, and the settings that accept them. */
public final class Tokens {
    private static final String SECRET = "the-secret-that-one-issuer-shares";

    private Tokens() {}

    /** Returns settings that accept the tokens of this class, from header or cookie. */
    public static String settings(String... more) {
        return String.join(
                        "\n",
                        "issuer = https://issuer.example",
                        "audience = legacy",
                        "keys.secret = " + SECRET,
                        "token.cookie = access",
                        "roles.claims = roles",
                        "")
                + String.join("\n", more)
                + "\n";
    }

    /** Returns settings that accept tokens of every issuer that are signed with the secret. */
    public static String settingsOfAnyIssuer(String... more) {
        return "issuer = any\naudience = any\nkeys.secret = " + SECRET + "\n" + String.join("\n", more) + "\n";
    }

    /** Returns a token with these claims; null values are omitted. */
    public static String with(Map<String, Object> claims) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        claims.forEach(builder::claim);
        return signed(builder.build(), SECRET);
    }

    public static String of(String subject, String... roles) {
        return signed(claims(subject, Instant.now().plusSeconds(300), roles), SECRET);
    }

    /** Returns a token that is signed with an RSA key. */
    public static String of(String subject, RSAKey key) throws JOSEException {
        return signed(claims(subject, Instant.now().plusSeconds(300)), key);
    }

    public static String expired() {
        return signed(claims("alice", Instant.now().minusSeconds(3600)), SECRET);
    }

    public static String forged() {
        return signed(claims("alice", Instant.now().plusSeconds(300)), SECRET.replace('t', 'T'));
    }

    /** Returns a token of another issuer, which only that issuer's keys could verify. */
    public static String ofIssuer(String issuer) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(
                        claims("alice", Instant.now().plusSeconds(300)))
                .issuer(issuer)
                .build();
        return signed(claims, new RSAKeyGenerator(2048).keyID("k1").generate());
    }

    private static JWTClaimsSet claims(String subject, Instant expiry, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .audience("legacy")
                .subject(subject)
                .claim("roles", List.of(roles))
                .expirationTime(Date.from(expiry))
                .build();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String signed(JWTClaimsSet claims, String secret) {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
