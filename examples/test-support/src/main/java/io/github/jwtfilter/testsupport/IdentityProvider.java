package io.github.jwtfilter.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
public final class IdentityProvider {
    /** The issuer in its tokens. */
    public static final String ISSUER = "https://idp.example.com";

    private static final String KEY_ID = "test-1";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final String audience;
    private final RSAKey key = newKey();
    private final RSAKey keyOfAttacker = newKey();

    public IdentityProvider(String audience) {
        this.audience = audience;
    }

    /** Returns the public keys in the format of the application's settings. */
    public String jwkSet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** Returns the ID of its key. */
    public String keyId() {
        return KEY_ID;
    }

    public String token(String user, String... roles) {
        return sign(claims(user, roles).build());
    }

    public String expired(String user) {
        Instant now = Instant.now();
        return sign(claims(user)
                .issueTime(Date.from(now.minus(LIFETIME.multipliedBy(2))))
                .expirationTime(Date.from(now.minus(LIFETIME)))
                .build());
    }

    public String forAnotherAudience(String user) {
        return sign(claims(user).audience("another-application").build());
    }

    /** Returns a token with the ID of the provider's key that is signed with another key. */
    public String forged(String user) {
        return forged(JOSEObjectType.JWT, claims(user, "admin").build());
    }

    /** Returns a token with the algorithm {@code none}. */
    public String unsigned(String user) {
        return new PlainJWT(claims(user, "admin").build()).serialize();
    }

    /** Returns the claims of a valid token, to be changed and signed. */
    public JWTClaimsSet.Builder claims(String user, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(audience)
                .subject(user)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(JOSEObjectType.JWT, claims);
    }

    /** Returns a token whose header has this {@code typ}. */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(key, type, claims);
    }

    /** Returns a token with the ID of the provider's key that is signed with another key. */
    public String forged(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(keyOfAttacker, type, claims);
    }

    private static String sign(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(type)
                            .keyID(KEY_ID)
                            .build(),
                    claims);
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
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
