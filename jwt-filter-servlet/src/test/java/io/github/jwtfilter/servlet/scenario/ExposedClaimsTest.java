package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that reads claims from attributes and headers, and clients that send such headers themselves. */
class ExposedClaimsTest {
    private static final String[] SPELLINGS = {
        "X-Remote-User",
        "x-remote-user",
        "X-REMOTE-USER",
        "x-rEmOtE-uSeR",
        "X_Remote_User",
        "x_remote-user",
        "X.Remote.User",
        "X~Remote~User",
        "x!REMOTE'uSER",
        "X|Remote+User"
    };

    private static final String ALICES = Tokens.with(Map.of(
            "iss", "https://issuer.example",
            "aud", "legacy",
            "sub", "42",
            "preferred_username", "alice",
            "email", "alice@example.com",
            "level", 7,
            "when", "Sat, 28 Nov 2026 12:00:00 GMT",
            "address", Map.of("country", "DE"),
            "realm_access", Map.of("roles", List.of("clerk", "auditor", "a,admin"))));

    private static final String EVIL = Tokens.with(Map.of(
            "iss",
            "https://issuer.example",
            "aud",
            "legacy",
            "sub",
            "42",
            "preferred_username",
            "alice\r\nX-Admin: 1"));

    @TempDir
    private Path directory;

    private GuardedServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void start(String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings))
                .withPage("/seen/*", ExposedClaimsTest::seen)
                .withPage("/seen-by-logout", ExposedClaimsTest::seenAfterLogout)
                .withPage("/seen-by-forward", ExposedClaimsTest::forward)
                .withPage("/seen-later", ExposedClaimsTest::later)
                .withErrorPage(404, "/seen")
                .withErrorPage(401, "/seen")
                .start();
    }

    /** What the application finds in each way in which a header can be read. */
    private static void seen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : SPELLINGS) {
            text.append(request.getHeader(name)).append(' ');
            text.append(Collections.list(request.getHeaders(name))).append(' ');
        }
        text.append(Collections.list(request.getHeaderNames()).stream()
                .filter(name -> name.toLowerCase().startsWith("x"))
                .toList());
        for (String name : List.of("X-Forwarded-Email", "X-User-Groups", "X-Admin")) {
            text.append(' ').append(name).append('=').append(request.getHeader(name));
        }
        text.append(" email=").append(request.getAttribute("user.email"));
        text.append(" country=").append(request.getAttribute("user.country"));
        response.getWriter().print(request.getDispatcherType() + ": " + text);
    }

    private static void seenAfterLogout(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.logout();
        seen(request, response);
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/seen").forward(request, response);
    }

    private static void later(HttpServletRequest request, HttpServletResponse response) {
        request.startAsync().dispatch("/seen");
    }

    /** What is seen of a request without our principal. */
    private static final String NOTHING = "null [] ".repeat(SPELLINGS.length)
            + "[] X-Forwarded-Email=null X-User-Groups=null X-Admin=null" + " email=null country=null";

    private static final String ALICE = "alice [alice] ".repeat(4) + "null [] ".repeat(SPELLINGS.length - 4)
            + "[X-Remote-User, X-Forwarded-Email, X-User-Groups] X-Forwarded-Email=alice@example.com"
            + " X-User-Groups=clerk,auditor X-Admin=null email=alice@example.com country=DE";

    private static String[] page() throws IOException {
        Matcher block = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "exposed-claims.md")));
        assertThat(block.find()).isTrue();
        return block.group(1).split("\n");
    }

    private static String[] pageWith(String... more) throws IOException {
        return Stream.concat(Arrays.stream(page()), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void the_application_gets_the_documented_claims() throws Exception {
        start(page());
        String documented = Files.readString(Path.of("..", "docs", "exposed-claims.md"));

        assertThat(get("/seen", "Authorization", "Bearer " + ALICES)).isEqualTo("REQUEST: " + ALICE);
        assertThat(documented)
                .contains("| `request.getHeader(\"X-Remote-User\")` | `alice` |")
                .contains("| `request.getHeader(\"X-User-Groups\")` | `clerk,auditor` |")
                .contains("| `request.getAttribute(\"user.country\")` | `DE` |");
    }

    @Test
    void headers_of_the_client_with_these_names_are_replaced() throws Exception {
        start(page());

        for (String name : SPELLINGS) {
            assertThat(get("/seen", name, "boss", "Authorization", "Bearer " + ALICES))
                    .isEqualTo("REQUEST: " + ALICE);
        }
    }

    @Test
    void headers_of_the_client_with_these_names_are_removed_without_a_principal() throws Exception {
        for (String[] settings : new String[][] {
            pageWith("access.1 = /seen : anyone"),
            pageWith("access.1 = /seen : optional"),
            pageWith("mode = report-only"),
            pageWith("mode = report-only", "access.1 = /seen : deny"),
            pageWith("coexist = /**", "coexist.session-attribute = note", "access.1 = /seen : anyone")
        }) {
            start(settings);
            for (String name : SPELLINGS) {
                assertThat(get("/seen", name, "boss", "X-Forwarded-Email", "boss", "x-user-groups", "admin"))
                        .isEqualTo("REQUEST: " + NOTHING);
            }
            server.close();
        }
        start(pageWith("access.1 = /seen : anyone"));
        assertThat(get("/seen", "X-Remote-User", "boss", "Authorization", "Bearer " + ALICES))
                .isEqualTo("REQUEST: " + NOTHING);
    }

    @Test
    void claims_of_an_invalid_token_are_not_exposed() throws Exception {
        start(pageWith("mode = report-only"));

        assertThat(get("/seen", "Authorization", "Bearer " + ALICES.substring(0, ALICES.length() - 4) + "AAAA"))
                .isEqualTo("REQUEST: " + NOTHING);
        assertThat(get("/seen", "Authorization", "Bearer " + ALICES)).isEqualTo("REQUEST: " + ALICE);
    }

    @Test
    void error_pages_see_no_header_of_the_client_either() throws Exception {
        start(pageWith("challenge.body = error-page", "access.1 = /missing : anyone"));

        assertThat(get("/missing", "X-Remote-User", "boss")).isEqualTo("ERROR: " + NOTHING);
        assertThat(get("/who", "X_Remote_User", "boss")).isEqualTo("ERROR: " + NOTHING);
        assertThat(get("/nowhere", "X-Remote-User", "boss", "Authorization", "Bearer " + ALICES))
                .isEqualTo("ERROR: " + ALICE);
    }

    @Test
    void claims_are_kept_in_forwards_and_asynchronous_dispatches_and_removed_by_logout() throws Exception {
        start(page());

        assertThat(get("/seen-by-forward", "Authorization", "Bearer " + ALICES)).isEqualTo("FORWARD: " + ALICE);
        assertThat(get("/seen-later", "X-Remote-User", "boss", "Authorization", "Bearer " + ALICES))
                .isEqualTo("ASYNC: " + ALICE);
        assertThat(get("/seen-by-logout", "X-Remote-User", "boss", "Authorization", "Bearer " + ALICES))
                .isEqualTo("REQUEST: " + NOTHING);
    }

    @Test
    void a_value_with_a_line_break_is_no_header() throws Exception {
        start(page());

        assertThat(get("/seen", "Authorization", "Bearer " + EVIL)).isEqualTo("REQUEST: " + NOTHING);
    }

    @Test
    void numbers_and_dates_can_be_read_as_such() throws Exception {
        server = GuardedServer.with(
                        directory, Tokens.settings("expose.headers = level -> X-Level, when -> X-When, sub -> X-Sub"))
                .withPage(
                        "/numbers",
                        (request, response) -> response.getWriter()
                                .print(request.getIntHeader("x-level") + " " + request.getDateHeader("X-When") + " "
                                        + request.getIntHeader("X_Level") + " " + request.getDateHeader("X_When") + " "
                                        + request.getIntHeader("X-Other") + " " + request.getDateHeader("X-Absent")))
                .withPage("/wrong", ExposedClaimsTest::wrong)
                .start();

        assertThat(get("/numbers", "X_Level", "99", "X-Other", "3", "Authorization", "Bearer " + ALICES))
                .isEqualTo("7 1795867200000 -1 -1 3 -1");
        assertThat(get("/wrong", "Authorization", "Bearer " + ALICES)).isEqualTo("number date");
    }

    private static void wrong(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getIntHeader("X-When");
        } catch (NumberFormatException e) {
            response.getWriter().print("number ");
        }
        try {
            request.getDateHeader("X-Sub");
        } catch (IllegalArgumentException e) {
            response.getWriter().print("date");
        }
    }

    @Test
    void without_these_settings_headers_are_those_of_the_client() throws Exception {
        start("access.1 = /seen : anyone");

        assertThat(get("/seen", "X-Remote-User", "boss")).contains("boss [boss]");
    }

    private String get(String path, String... headers) throws Exception {
        HttpResponse<String> response = server.get(path, headers);
        return response.body();
    }
}
