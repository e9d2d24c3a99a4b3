package io.github.jwtfilter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginDemoIT {
    private static final Path WAR = Path.of(System.getProperty("legacy.war"));
    private static final Pattern PRINTED = Pattern.compile("runs at (http://127\\.0\\.0\\.1:\\d+)(/\\S+)");
    private static final String ALICE = "username=alice&claims=%7B%22roles%22%3A%5B%22clerk%22%5D%7D";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @TempDir
    private Path directory;

    /** The other demos, in the same process, have the settings in the WAR. */
    @AfterEach
    void clearProperties() {
        LoginDemo.PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void a_browser_logs_in_at_the_provider_and_out_again() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DemoServer server = LoginDemo.start(WAR, 0, directory, new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Matcher printed = PRINTED.matcher(out.toString(StandardCharsets.UTF_8));
            assertThat(printed.find()).isTrue();
            URI application = URI.create(printed.group(1));
            URI page = application.resolve(printed.group(2));

            URI provider = location(get(page));
            assertThat(get(provider).body()).contains("alice, a clerk");
            URI callback = location(post(provider, ALICE));
            URI back = callback.resolve(location(get(callback)));
            HttpResponse<String> orders = get(back);

            assertThat(back).isEqualTo(page);
            assertThat(orders.statusCode()).isEqualTo(200);
            assertThat(orders.body()).contains("Signed in as alice");
            assertThat(get(application.resolve("/admin/")).statusCode()).isEqualTo(403);

            URI logout = location(post(application.resolve("/jwt/logout"), ""));
            assertThat(logout.getPath()).endsWith("/endsession");
            assertThat(get(page).statusCode()).isEqualTo(302);
        } finally {
            server.stop();
        }
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return send(uri, HttpRequest.newBuilder(uri).GET());
    }

    private HttpResponse<String> post(URI uri, String form) throws Exception {
        return send(
                uri,
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The cookies are Secure: browsers send them to this address, but the cookie manager of the JDK does not. */
    private HttpResponse<String> send(URI uri, HttpRequest.Builder request) throws Exception {
        StringBuilder sent = new StringBuilder();
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            sent.append(sent.length() == 0 ? "" : "; ")
                    .append(cookie.getName())
                    .append('=')
                    .append(cookie.getValue());
        }
        if (sent.length() > 0) {
            request.header("Cookie", sent.toString());
        }
        request.header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", "document");
        request.header("Sec-Fetch-Site", "same-origin");
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        cookies.put(uri, response.headers().map());
        return response;
    }
}
