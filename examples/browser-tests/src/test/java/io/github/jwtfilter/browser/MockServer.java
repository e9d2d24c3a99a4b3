package io.github.jwtfilter.browser;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.github.jwtfilter.fixture.TestProvider;
import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A mock-oauth2-server. It shows its form at each login, all users have the same roles, and refresh tokens are valid once. */
final class MockServer implements AutoCloseable {
    private static final String ISSUER_ID = "users";
    private static final String LOGIN_PAGE =
            "<!doctype html><title>Provider</title><form method=post><input name=username></form>";

    private final MockOAuth2Server server;
    private volatile List<String> roles = List.of();
    private volatile boolean disabled;

    private MockServer(Path loginPage) throws IOException {
        server = new MockOAuth2Server(new OAuth2Config(
                true, loginPage.toString(), null, true, new OAuth2Config().getTokenProvider(), Set.of(new Users())));
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    static MockServer start(Path directory) throws IOException {
        return new MockServer(Files.writeString(directory.resolve("provider.html"), LOGIN_PAGE));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.baseUrl().port() + "/" + ISSUER_ID;
    }

    String settings() {
        return String.join(
                "\n",
                "issuer = " + issuer(),
                "login = openid",
                "login.client-id = legacy-app",
                "login.client-secret = s3cret",
                "roles.claims = roles");
    }

    /** Removes all roles, and enables the user again. */
    void reset() {
        roles("");
        disabled = false;
    }

    /** Sets the role of every user in tokens that are issued from now on. */
    void roles(String role) {
        roles = role.isEmpty() ? List.of() : List.of(role);
    }

    /** Rejects all refresh tokens from now on. */
    void disable() {
        disabled = true;
    }

    /** Logs a user in without a browser; returns the query of the callback. */
    String logIn(String authorizationUrl, String user) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(authorizationUrl))
                .timeout(Await.LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<Void> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
            return URI.create(response.headers().firstValue("Location").orElseThrow())
                    .getRawQuery();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a browser opens the logout page with an ID token of a user; returns the parameters. */
    Map<String, String> awaitLogout(String user) throws ParseException {
        while (true) {
            String target = String.valueOf(server.takeRequest(Await.LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .getPath());
            if (target.startsWith("/" + ISSUER_ID + "/endsession?")) {
                Map<String, String> parameters = TestProvider.parameters(target.substring(target.indexOf('?') + 1));
                String subject = SignedJWT.parse(parameters.get("id_token_hint"))
                        .getJWTClaimsSet()
                        .getSubject();
                if (user.equals(subject)) {
                    return parameters;
                }
            }
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private final class Users extends DefaultOAuth2TokenCallback {
        Users() {
            super(ISSUER_ID);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            if (disabled && request.getAuthorizationGrant() instanceof RefreshTokenGrant) {
                throw new OAuth2Exception(OAuth2Error.INVALID_GRANT, "the user is disabled");
            }
            return Map.of("roles", roles);
        }
    }
}
