package io.github.jwtfilter.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.jwtfilter.fixture.TestProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the guide for the login, at a provider with the tokens of Keycloak. */
class KeycloakLoginTest {
    private static final String[] NAVIGATION = {"Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"};

    private final TestProvider provider = TestProvider.start(Clock.systemUTC());
    private Application application;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> files =
                new LinkedHashMap<>(Guide.read("keycloak-login.md").after());
        files.replaceAll((name, text) -> text.replace("https://idp.example.com/realms/legacy", provider.issuer())
                .replace("the-secret-of-the-client", TestProvider.CLIENT_SECRET));
        provider.changeTokenResponses(this::likeKeycloak);
        application = Application.start(directory, files);
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
        provider.close();
    }

    @Test
    void a_browser_logs_in_with_its_name_and_roles() {
        URI login = location(application.get("/orders/7?print=1", NAVIGATION), "");
        Map<String, String> request = TestProvider.parameters(login.getRawQuery());
        assertThat(login.toString()).startsWith(provider.issuer());
        assertThat(request.get("redirect_uri")).endsWith("/desk/jwt/callback");

        HttpResponse<String> start = application.get("/orders/7?print=1", NAVIGATION);
        HttpResponse<String> callback = application.get(
                "/jwt/callback?" + provider.logIn(location(start, "").toString(), "carol"), "Cookie", cookies(start));

        assertThat(location(callback, "")).hasToString("/desk/orders/7?print=1");
        assertThat(application
                        .get("/orders/7?print=1", "Cookie", cookies(callback))
                        .statusCode())
                .isEqualTo(200);
        assertThat(application.get("/till/7", "Cookie", cookies(callback)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_script_is_not_redirected() {
        assertThat(application.get("/orders/7").statusCode()).isEqualTo(401);
    }

    /** Keycloak writes the roles to the access token only. */
    private Map<String, Object> likeKeycloak(Map<String, Object> response) {
        JWTClaimsSet claims = provider.idToken("carol", null)
                .audience("account")
                .claim("typ", "Bearer")
                .claim("azp", TestProvider.CLIENT)
                .claim("preferred_username", "carol")
                .claim("realm_access", Map.of("roles", List.of("manager")))
                .build();
        Map<String, Object> changed = new LinkedHashMap<>(response);
        changed.put("access_token", provider.sign(claims, "JWT"));
        return changed;
    }

    private static URI location(HttpResponse<String> response, String otherwise) {
        return URI.create(response.headers().firstValue("Location").orElse(otherwise));
    }

    private static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(line -> line.substring(0, line.indexOf(';')))
                .collect(Collectors.joining("; "));
    }
}
