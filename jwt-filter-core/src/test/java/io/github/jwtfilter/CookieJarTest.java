package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client with a cookie store, and hosts that set cookies for each other: the token of another user must not remain. */
class CookieJarTest {
    private static final URI APPLICATION = URI.create("https://desk.apps.example.com/app/orders/7");
    private static final URI SIBLING = URI.create("https://blog.example.com/");
    private static final String MALLORYS = TestTokens.goodFor("mallory");

    private final Guard guard = GuardFactory.create(
            TestSettings.loadWith("token.cookie = jwt", "challenge.login-page = /login"),
            new TickingClock(TestTokens.ISSUED));
    private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

    @ParameterizedTest
    @CsvSource({
        "example.com, /",
        "example.com, /app",
        "example.com, /app/",
        "example.com, /app/orders",
        "example.com, /app/orders/",
        "example.com, /app/orders/7",
        "apps.example.com, /",
        "desk.apps.example.com, /app"
    })
    void a_planted_token_is_gone_with_the_next_request(String domain, String path) throws IOException {
        set(APPLICATION, "jwt=" + TestTokens.good() + "; Path=/app/; HttpOnly; Secure");
        set(SIBLING, "jwt=" + MALLORYS + "; Domain=" + domain + "; Path=" + path);

        assertThat(visit().status()).isEqualTo(400);

        assertThat(visit().status()).isEqualTo(401);
        assertThat(jar.getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void they_are_gone_on_the_way_to_the_login_page_too() throws IOException {
        set(APPLICATION, "jwt=" + TestTokens.good() + "; Path=/; HttpOnly; Secure");
        set(SIBLING, "jwt=" + MALLORYS + "; Domain=example.com; Path=/app");

        GuardResponse response = apply(guard.decide(request().header("Sec-Fetch-Mode", "navigate")));

        assertThat(response.status()).isEqualTo(302);
        assertThat(jar.getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void a_stale_cookie_of_another_host_is_ignored() throws IOException {
        set(SIBLING, "jwt=" + TestTokens.forged(MALLORYS) + "; Domain=example.com; Path=/app/orders");
        set(APPLICATION, "jwt=" + TestTokens.good() + "; Path=/; HttpOnly; Secure");

        assertThat(guard.decide(request()))
                .isInstanceOfSatisfying(
                        Decision.Authenticated.class,
                        decision -> assertThat(decision.principal().getName()).isEqualTo("alice"));
    }

    @Test
    void many_planted_chunks_do_not_lock_the_user_out() throws IOException {
        set(APPLICATION, "jwt=" + TestTokens.good() + "; Path=/; HttpOnly; Secure");
        for (int i = 0; i < 20; i++) {
            set(SIBLING, "jwt." + i + "=" + (i == 0 ? MALLORYS : "x") + "; Domain=example.com; Path=/");
            set(SIBLING, "jwt_" + i + "=x; Domain=example.com; Path=/");
        }
        int rejected = 0;
        while (rejected < 10 && visit().status() == 400) {
            rejected++;
        }

        assertThat(rejected).isBetween(1, 5);
        set(APPLICATION, "jwt=" + TestTokens.good() + "; Path=/; HttpOnly; Secure"); // this jar has removed it as well
        assertThat(guard.decide(request()))
                .isInstanceOfSatisfying(
                        Decision.Authenticated.class,
                        decision -> assertThat(decision.principal().getName()).isEqualTo("alice"));
    }

    private GuardResponse visit() throws IOException {
        return apply(guard.decide(request()));
    }

    private GuardResponse apply(Decision decision) throws IOException {
        GuardResponse response = ((Decision.Rejected) decision).response();
        String[] cookies = response.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(header -> header.value())
                .toArray(String[]::new);
        set(APPLICATION, cookies);
        return response;
    }

    private void set(URI uri, String... cookies) throws IOException {
        jar.put(uri, Map.of("Set-Cookie", List.of(cookies)));
    }

    private TestRequest request() throws IOException {
        TestRequest request = TestRequest.get("/orders/7").header("Host", APPLICATION.getHost());
        List<String> cookies = jar.get(APPLICATION, Map.of()).getOrDefault("Cookie", List.of());
        return cookies.isEmpty() ? request : request.header("Cookie", String.join("; ", cookies));
    }
}
