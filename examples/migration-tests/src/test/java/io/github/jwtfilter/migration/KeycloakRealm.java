package io.github.jwtfilter.migration;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.jwtfilter.testsupport.IdentityProvider;
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
final class KeycloakRealm implements AutoCloseable {
    private static final String REALM = "/realms/legacy";
    private static final String KEYS = REALM + "/protocol/openid-connect/certs";
    private static final IdentityProvider PROVIDER = new IdentityProvider("legacy-app");

    private final HttpServer server;

    private KeycloakRealm(HttpServer server) {
        this.server = server;
    }

    static KeycloakRealm start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        KeycloakRealm realm = new KeycloakRealm(server);
        server.createContext(
                REALM + "/.well-known/openid-configuration", exchange -> respond(exchange, realm.metadata()));
        server.createContext(KEYS, exchange -> respond(exchange, realm.jwkSet()));
        server.start();
        return realm;
    }

    /** Replaces the URL of a guide's example provider by that of this one. */
    String moveHere(String file) {
        return file.replace(IdentityProvider.ISSUER, address());
    }

    String jwkSet() {
        return PROVIDER.jwkSet();
    }

    String token(Person person) {
        Instant now = Instant.now();
        String subject = UUID.nameUUIDFromBytes(person.name().getBytes(StandardCharsets.UTF_8))
                .toString();
        JWTClaimsSet.Builder claims = PROVIDER.claims(subject, person.roles().toArray(String[]::new))
                .issuer(person.is("other issuer") ? "https://idp.example.net" : address() + REALM)
                .claim("typ", person.is("ID token") ? "ID" : "Bearer")
                .claim("preferred_username", person.name())
                .claim("scope", String.join(" ", person.scopes()))
                .claim("realm_access", Map.of("roles", List.of("offline_access")))
                .claim("resource_access", Map.of("legacy-app", Map.of("roles", person.roles())))
                .issueTime(Date.from(now.minus(Duration.ofHours(2))));
        if (person.is("other audience")) {
            claims.audience("another-app");
        }
        if (person.is("expired")) {
            claims.expirationTime(Date.from(now.minus(Duration.ofHours(1))));
        }
        if (person.is("no expiry")) {
            claims.expirationTime(null);
        }
        JOSEObjectType type = new JOSEObjectType(person.is("at+jwt") ? "at+jwt" : "JWT");
        return person.is("forged") ? PROVIDER.forged(type, claims.build()) : PROVIDER.sign(type, claims.build());
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

    private static void respond(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
