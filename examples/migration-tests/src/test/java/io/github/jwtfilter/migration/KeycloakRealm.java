package io.github.jwtfilter.migration;

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
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Replaces {@code https://idp.example.com} on this machine: metadata, keys and tokens of a Keycloak realm. */
final class IdentityProvider implements AutoCloseable {
    private static final String DOCUMENTED = "https://idp.example.com";
    private static final String REALM = "/realms/legacy";
    private static final String KEYS = REALM + "/protocol/openid-connect/certs";
    private static final RSAKey KEY = newKey();
    private static final RSAKey KEY_OF_ATTACKER = newKey();

    private final HttpServer server;

    private IdentityProvider(HttpServer server) {
        this.server = server;
    }

    static IdentityProvider start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        IdentityProvider provider = new IdentityProvider(server);
        server.createContext(
                REALM + "/.well-known/openid-configuration", exchange -> answer(exchange, provider.metadata()));
        server.createContext(KEYS, exchange -> answer(exchange, provider.jwkSet()));
        server.start();
        return provider;
    }

    /** Replaces the URL of a guide's example provider by that of this one. */
    String moveHere(String file) {
        return file.replace(DOCUMENTED, address());
    }

    String jwkSet() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    String token(Person person) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(person.is("other issuer") ? "https://idp.example.net" : address() + REALM)
                .audience(person.is("other audience") ? "another-app" : "legacy-app")
                .subject(UUID.nameUUIDFromBytes(person.name().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .claim("typ", person.is("ID token") ? "ID" : "Bearer")
                .claim("preferred_username", person.name())
                .claim("scope", String.join(" ", person.scopes()))
                .claim("roles", person.roles())
                .claim("realm_access", Map.of("roles", List.of("offline_access")))
                .claim("resource_access", Map.of("legacy-app", Map.of("roles", person.roles())))
                .issueTime(Date.from(now.minus(Duration.ofHours(2))));
        if (!person.is("no expiry")) {
            claims.expirationTime(Date.from(now.plus(Duration.ofHours(person.is("expired") ? -1 : 1))));
        }
        JOSEObjectType type = new JOSEObjectType(person.is("at+jwt") ? "at+jwt" : "JWT");
        return sign(person.is("forged") ? KEY_OF_ATTACKER : KEY, type, claims.build());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String metadata() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%2$s",
                 "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token", "end_session_endpoint": "%1$s/logout",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(address() + REALM, address() + KEYS);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String sign(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(type)
                            .keyID(key.getKeyID())
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
                    .keyID("realm-1")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
