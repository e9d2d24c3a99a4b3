package io.github.jwtfilter.servers;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.fixture.FreePort;
import io.github.jwtfilter.testsupport.Await;
import io.github.jwtfilter.testsupport.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Keycloak from its own distribution, with one realm that the administration API changes. */
final class KeycloakServer implements AutoCloseable {
    static final String PASSWORD = "open sesame";

    private static final String REALM = "legacy";
    private static final String ADMIN = "admin";
    private static final Duration START_LIMIT = Duration.ofMinutes(8);

    private final int port = FreePort.find();
    private final Path log = TestFiles.newBase("keycloak").resolve("log");
    private final Process process;

    private KeycloakServer() throws IOException {
        Path home = TestFiles.server("keycloak");
        Path script = home.resolve("bin").resolve("kc.sh");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        script.toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--db=dev-mem",
                        "--cache=local")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        process = builder.start();
    }

    /** Starts the server with an empty realm. */
    static KeycloakServer start() throws IOException {
        KeycloakServer server = new KeycloakServer();
        server.awaitStart();
        server.admin(
                "POST",
                "",
                Map.of(
                        "realm",
                        REALM,
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "revokeRefreshToken",
                        true,
                        "refreshTokenMaxReuse",
                        0));
        return server;
    }

    private void awaitStart() throws IOException {
        boolean started = Await.until(done -> done, START_LIMIT, () -> responds() || !process.isAlive());
        if (!started || !process.isAlive()) {
            close();
            throw new IOException("Keycloak did not start:\n" + Files.readString(log));
        }
    }

    private boolean responds() {
        try {
            return Http.get(uri("/realms/master")).statusCode() == 200;
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    String issuer() {
        return uri("/realms/" + REALM).toString();
    }

    /** Registers the application as docs/login/keycloak.md describes. */
    void addClient(String id, String secret, URI application) {
        admin(
                "POST",
                "/" + REALM + "/clients",
                Map.of(
                        "clientId",
                        id,
                        "secret",
                        secret,
                        "publicClient",
                        false,
                        "standardFlowEnabled",
                        true,
                        "directAccessGrantsEnabled",
                        false,
                        "redirectUris",
                        List.of(application + "/jwt/callback"),
                        "attributes",
                        Map.of(
                                "post.logout.redirect.uris", application + "/",
                                "backchannel.logout.url", application + "/jwt/backchannel-logout",
                                "backchannel.logout.session.required", "true")));
    }

    void addRole(String name) {
        admin("POST", "/" + REALM + "/roles", Map.of("name", name));
    }

    void addUser(String name) {
        admin(
                "POST",
                "/" + REALM + "/users",
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "email",
                        name + "@example.com",
                        "firstName",
                        name,
                        "lastName",
                        "Example",
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
    }

    void grant(String user, String role) {
        Map<String, Object> found = object(admin("GET", "/" + REALM + "/roles/" + role, null));
        admin("POST", user(user) + "/role-mappings/realm", List.of(found));
    }

    void disable(String user) {
        admin("PUT", user(user), Map.of("enabled", false));
    }

    /** Ends all sessions of a user, of which Keycloak informs the clients. */
    void logOut(String user) {
        admin("POST", user(user) + "/logout", Map.of());
    }

    private String user(String name) {
        String found = admin("GET", "/" + REALM + "/users?exact=true&username=" + name, null);
        return "/" + REALM + "/users/"
                + object(found.substring(1, found.length() - 1)).get("id");
    }

    private String admin(String method, String path, Object body) {
        HttpResponse<String> response = Http.send(
                uri("/admin/realms" + path),
                method,
                body == null ? "" : json(body),
                "Authorization",
                "Bearer " + token(),
                "Content-Type",
                "application/json");
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private String token() {
        HttpResponse<String> response = Http.post(
                uri("/realms/master/protocol/openid-connect/token"),
                "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + PASSWORD.replace(' ', '+'),
                "Content-Type",
                "application/x-www-form-urlencoded");
        return String.valueOf(object(response.body()).get("access_token"));
    }

    private static String json(Object value) {
        return value instanceof List
                ? JSONArrayUtils.toJSONString((List<?>) value)
                : JSONObjectUtils.toJSONString(asMap(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> asMap(Object value) {
        return (Map<String, ?>) value;
    }

    private static Map<String, Object> object(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
