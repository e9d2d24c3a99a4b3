package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.servlet.scenario.GuardedServer;
import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain --request} predicts the response of the filter, on a server with the same settings. */
class ExplainMatchesFilterTest {
    private static final int REQUESTS = 600;
    private static final String[] METHODS = {
        "GET", "GET", "GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "TRACE", "FOO"
    };
    private static final String[] PATHS = {
        "/",
        "/orders",
        "/orders/",
        "/orders?page=2",
        "/open/a.css",
        "/open/",
        "/open",
        "/optional/x",
        "/admin/x",
        "/admin",
        "/write/x",
        "/denied/x",
        "/same/x",
        "/login",
        "/orders;jsessionid=1A",
        "/orders;a=b",
        "/a%2Fb",
        "/a%25b",
        "/a//b",
        "/a/../b",
        "/%61dmin/x",
        "/a%0Ab",
        "/a.",
        "/%C3%A4",
        "/%E4",
        "/admin%2Fx",
        "/Admin/x"
    };

    @TempDir
    static Path directory;

    private static GuardedServer server;

    @BeforeAll
    static void start() throws Exception {
        String settings = Tokens.settings(
                "access.10 = /open/** : anyone",
                "access.20 = /optional/** : optional",
                "access.30 = /admin/** : role boss",
                "access.40 = GET /write/** : authenticated",
                "access.50 = /write/** : role clerk & scope write",
                "access.60 = /denied/** : deny",
                "access.70 = /same/** : same-origin",
                "challenge.login-page = /login",
                "csrf.trusted-origins = https://shop.example.com",
                "cors.allowed-origins = https://shop.example.com");
        server = GuardedServer.with(directory, settings)
                .withServlet("/*", new Application())
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void each_request_gets_the_explained_status() throws Exception {
        Random random = new Random(16);
        List<String> different = new ArrayList<>();
        TreeSet<Integer> statuses = new TreeSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            String method = pick(random, METHODS);
            String path = pick(random, PATHS);
            List<String> headers = headers(random);
            String response = server.raw(method + " /app" + path, headers.toArray(new String[0]));
            if (response.startsWith("HTTP/1.1 400 ") && !response.contains("application/problem+json")) {
                continue; // the server has rejected the path before the filter
            }
            int status = responseStatus(response);
            statuses.add(status);
            int explained = explained(method + " http://127.0.0.1/app" + path, headers);
            if (explained != status) {
                different.add(method + " " + path + " " + headers + ": " + status + ", explained " + explained);
            }
        }
        assertThat(different).isEmpty();
        assertThat(statuses).contains(200, 204, 302, 400, 401, 403, 405);
    }

    /** The status, or 200 if the application has been reached. */
    private static int responseStatus(String response) {
        return response.contains("\r\nX-Application: reached") ? 200 : Integer.parseInt(response.split(" ")[1]);
    }

    private static int explained(String request, List<String> headers) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "explain",
                directory.resolve("WEB-INF/jwt-filter.properties").toString(),
                "--json",
                "--peer",
                "127.0.0.1",
                "--context-path",
                "/app",
                "--request",
                request));
        headers.forEach(header -> arguments.addAll(List.of("--header", header)));

        Map<String, Object> json = JSONObjectUtils.parse(
                DoctorRun.of("", arguments.toArray(new String[0])).out());

        return ((Number) json.get("status")).intValue();
    }

    private static List<String> headers(Random random) {
        List<String> headers = new ArrayList<>();
        add(
                headers,
                random,
                3,
                "Authorization: ",
                "Bearer " + token(random),
                "Bearer",
                "Token " + token(random),
                "Basic dTpw",
                "bearer  " + token(random),
                "Bearer Bearer " + token(random),
                "DPoP " + token(random),
                token(random));
        add(
                headers,
                random,
                2,
                "Cookie: ",
                "access=" + token(random),
                "access=",
                "other=" + token(random),
                "access=" + token(random) + "; access=" + token(random),
                "access=\"" + token(random) + "\"");
        add(
                headers,
                random,
                3,
                "Origin: ",
                "http://127.0.0.1",
                "https://shop.example.com",
                "https://evil.example",
                "null");
        add(headers, random, 1, "Sec-Fetch-Site: ", "same-origin", "cross-site", "none");
        add(headers, random, 3, "Sec-Fetch-Mode: ", "navigate", "navigate", "cors");
        add(headers, random, 1, "X-Forwarded-Proto: ", "https", "http");
        add(headers, random, 1, "X-Forwarded-For: ", "192.0.2.9", "garbage");
        add(headers, random, 2, "Access-Control-Request-Method: ", "GET", "PUT");
        add(headers, random, 1, "Accept: ", "text/html,*/*", "application/json");
        add(headers, random, 1, "X-HTTP-Method-Override: ", "DELETE");
        return headers;
    }

    /** Adds a header in some of six cases. */
    private static void add(List<String> headers, Random random, int cases, String name, String... values) {
        if (random.nextInt(6) < cases) {
            headers.add(name + pick(random, values));
        }
    }

    private static String token(Random random) {
        return pick(
                random,
                Tokens.of("alice", "clerk"),
                Tokens.of("bob", "boss"),
                Tokens.with(Map.of(
                        "iss",
                        "https://issuer.example",
                        "aud",
                        "legacy",
                        "sub",
                        "carl",
                        "roles",
                        List.of("clerk"),
                        "scope",
                        "read write")),
                Tokens.expired(),
                Tokens.forged(),
                "opaque");
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setHeader("X-Application", "reached");
        }
    }
}
