package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared caches store no response to a protected request, unless the application permits it. */
class CacheControlTest {
    @TempDir
    private Path directory;

    private GuardedServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private GuardedServer prepare(String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings));
        return server;
    }

    private void page(Pages.Page page) throws Exception {
        prepare("access.10 = /open/** : anyone")
                .withPage("/page", page)
                .withPage("/open/page", page)
                .start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/who",
                "/forward",
                "/include",
                "/async",
                "/async-with-arguments",
                "/async-in-thread",
                "/note/x?y=z"
            })
    void a_page_without_cache_control_is_private(String path) throws Exception {
        prepare().start();

        assertThat(cacheControl(path)).containsExactly("private");
    }

    @Test
    void an_anonymous_response_is_private_if_it_may_depend_on_a_token() throws Exception {
        prepare("access.10 = /who : optional").start();

        assertThat(cacheControl(server.get("/who"))).containsExactly("private");
    }

    @Test
    void a_page_for_anyone_is_not_touched() throws Exception {
        page((request, response) -> response.getWriter().print(response.getHeaderNames()));

        assertThat(cacheControl(server.get("/open/page"))).isEmpty();
        assertThat(cacheControl("/open/page")).isEmpty();
    }

    @Test
    void a_rejection_has_only_its_own_header() throws Exception {
        page(Pages::who);

        assertThat(cacheControl(server.get("/page"))).containsExactly("no-store");
    }

    @Test
    void report_only_adds_no_header() throws Exception {
        prepare("mode = report-only", "cache-control = no-store").start();

        assertThat(cacheControl("/who")).isEmpty();
        assertThat(cacheControl(server.get("/who"))).isEmpty();
    }

    @Test
    void none_adds_no_header() throws Exception {
        prepare("cache-control = none").start();

        assertThat(cacheControl("/who")).isEmpty();
    }

    @Test
    void the_documented_line_prevents_pages_after_the_back_button() throws Exception {
        Matcher example = Pattern.compile("## Caches and the back button.*?```properties\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/responses.md")));
        assertThat(example.find()).isTrue();
        prepare(example.group(1)).start();

        assertThat(cacheControl("/who")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cache-Control", "cache-control", "CACHE-CONTROL"})
    void a_header_that_the_application_sets_or_adds_replaces_it(String name) throws Exception {
        page((request, response) -> {
            if (request.getQueryString() == null) {
                response.setHeader(name, "public, max-age=60");
            } else {
                response.addHeader(name, "public");
                response.addHeader(name, "max-age=60");
            }
        });

        assertThat(cacheControl("/page")).containsExactly("public, max-age=60");
        assertThat(String.join(", ", cacheControl("/page?added"))).isEqualTo("public, max-age=60");
    }

    @Test
    void the_application_may_set_the_same_value_and_extend_it() throws Exception {
        page((request, response) -> {
            response.setHeader("Cache-Control", "private");
            response.addHeader("Cache-Control", "max-age=60");
        });

        assertThat(String.join(", ", cacheControl("/page"))).isEqualTo("private, max-age=60");
    }

    /** As filters of frameworks do: with a header in place, they would omit a stricter one. */
    @Test
    void the_application_does_not_see_it_until_it_sets_its_own() throws Exception {
        page((request, response) -> {
            String before = seen(response);
            if (request.getQueryString() == null && !response.containsHeader("Cache-Control")) {
                response.setHeader("Cache-Control", "no-store");
            }
            response.getWriter().print(before + " " + seen(response));
        });

        assertThat(server.get("/page", alice()).body()).isEqualTo("falsenull[]0 trueno-store[no-store]1");
        assertThat(server.get("/page?nothing", alice()).body()).isEqualTo("falsenull[]0 falsenull[]0");
        assertThat(cacheControl("/page")).containsExactly("no-store");
    }

    private static String seen(HttpServletResponse response) {
        long names = response.getHeaderNames().stream()
                .filter("Cache-Control"::equalsIgnoreCase)
                .count();
        return response.containsHeader("Cache-Control")
                + response.getHeader("cache-control")
                + List.copyOf(response.getHeaders("Cache-Control"))
                + names;
    }

    @Test
    void it_is_there_again_after_the_application_has_reset_the_response() throws Exception {
        page((request, response) -> {
            if (request.getQueryString() != null) {
                response.setHeader("Cache-Control", "public");
            }
            response.getWriter().print("half");
            response.reset();
            response.getWriter().print("whole");
        });

        assertThat(cacheControl("/page")).containsExactly("private");
        assertThat(cacheControl("/page?set")).containsExactly("private");
        assertThat(server.get("/page", alice()).body()).isEqualTo("whole");
    }

    @Test
    void it_is_there_after_the_application_has_removed_its_own() throws Exception {
        page((request, response) -> {
            response.setHeader("Cache-Control", null);
            response.addHeader("Cache-Control", null);
            if (request.getQueryString() != null) {
                response.setHeader("Cache-Control", "public");
                response.setHeader("Cache-Control", null);
            }
        });

        assertThat(cacheControl("/page")).containsExactly("private");
        assertThat(cacheControl("/page?set")).containsExactly("private");
    }

    @Test
    void it_is_part_of_a_response_that_is_sent_before_the_page_ends() throws Exception {
        page((request, response) -> {
            response.getWriter().print("first");
            response.flushBuffer();
            response.setHeader("Cache-Control", "public");
        });

        assertThat(cacheControl("/page")).containsExactly("private");
    }

    @Test
    void redirects_are_private_as_well() throws Exception {
        page((request, response) -> response.sendRedirect("/app/who"));

        HttpResponse<String> response = server.get("/page", alice());
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(cacheControl(response)).containsExactly("private");
    }

    /** Jetty forbids to store any error page, and drops what was set before. */
    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/failing"})
    void no_cache_stores_an_error_page(String path) throws Exception {
        prepare()
                .withErrorPage(404, "/error")
                .withErrorPage(500, "/forwarding-error")
                .start();

        HttpResponse<String> response = server.get(path, alice());
        assertThat(response.body()).startsWith("error page: ");
        assertThat(cacheControl(response)).singleElement().asString().contains("no-store");
    }

    @Test
    void an_error_page_may_set_its_own() throws Exception {
        prepare()
                .withPage("/own", (request, response) -> response.setHeader("Cache-Control", "max-age=5"))
                .withErrorPage(404, "/own")
                .start();

        assertThat(cacheControl("/missing")).containsExactly("max-age=5");
    }

    @Test
    void static_files_and_304_responses_are_private() throws Exception {
        Files.writeString(directory.resolve("list.txt"), "prices");
        prepare().withWelcomeFiles("index.html").start();

        HttpResponse<String> file = server.get("/list.txt", alice());
        assertThat(file.body()).isEqualTo("prices");
        assertThat(cacheControl(file)).containsExactly("private");

        String modified = file.headers().firstValue("Last-Modified").orElseThrow();
        HttpResponse<String> unchanged =
                server.get("/list.txt", "Authorization", "Bearer " + Tokens.of("alice"), "If-Modified-Since", modified);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(cacheControl(unchanged)).containsExactly("private");
    }

    @Test
    void parts_of_static_files_are_private() throws Exception {
        Files.writeString(directory.resolve("list.txt"), "prices");
        prepare().withWelcomeFiles("index.html").start();

        HttpResponse<String> part = ofAlice("/list.txt", "Range", "bytes=0-1");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("pr");
        assertThat(cacheControl(part)).containsExactly("private");
        HttpResponse<String> beyond = ofAlice("/list.txt", "Range", "bytes=90-99");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(cacheControl(beyond)).singleElement().asString().containsAnyOf("private", "no-store");
        HttpResponse<String> changed = ofAlice("/list.txt", "If-Match", "\"other\"");
        assertThat(changed.statusCode()).isIn(200, 412);
        assertThat(cacheControl(changed)).singleElement().asString().containsAnyOf("private", "no-store");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 203, 204, 206, 301, 304, 308, 400, 403, 404, 410, 429, 500, 503})
    void responses_of_each_status_are_private(int status) throws Exception {
        page((request, response) -> {
            if (request.getQueryString() == null) {
                response.setStatus(status);
            } else {
                response.sendError(status);
            }
        });

        HttpResponse<String> response = server.get("/page", alice());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(cacheControl(response)).containsExactly("private");
        if (status >= 400) {
            HttpResponse<String> error = server.get("/page?error", alice());
            assertThat(error.statusCode()).isEqualTo(status);
            assertThat(cacheControl(error)).singleElement().asString().containsAnyOf("private", "no-store");
        }
    }

    @Test
    void an_expiry_date_of_the_application_does_not_replace_it() throws Exception {
        page((request, response) -> {
            response.setDateHeader("Expires", 4_000_000_000_000L);
            response.setHeader("Pragma", "public");
        });

        assertThat(cacheControl("/page")).containsExactly("private");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pragma", "pragma"})
    void pragma_of_the_application_remains_effective(String name) throws Exception {
        page((request, response) -> {
            if (request.getQueryString() == null) {
                response.setHeader(name, "no-cache");
                response.setDateHeader("Expires", 0);
            } else {
                response.addHeader(name, "No-Cache");
                response.reset();
            }
        });

        HttpResponse<String> response = server.get("/page", alice());
        assertThat(cacheControl(response)).containsExactly("private, no-cache");
        assertThat(response.headers().allValues("Pragma")).containsExactly("no-cache");
        assertThat(cacheControl("/page?reset")).containsExactly("private");
        assertThat(cacheControl(server.get("/open/page"))).isEmpty();
    }

    @Test
    void a_header_of_the_application_replaces_the_one_for_pragma() throws Exception {
        page((request, response) -> {
            response.setHeader("Pragma", "no-cache");
            assertThat(response.containsHeader("Cache-Control")).isFalse();
            response.addHeader("Cache-Control", "max-age=5");
            response.setHeader("Pragma", "no-cache");
        });

        assertThat(cacheControl("/page")).containsExactly("max-age=5");
    }

    private HttpResponse<String> ofAlice(String path, String name, String value) throws Exception {
        return server.get(path, "Authorization", "Bearer " + Tokens.of("alice"), name, value);
    }

    @Test
    void a_welcome_file_that_is_not_open_is_private_in_an_open_directory() throws Exception {
        prepare("access.10 = / /index.html /index.htm /index.jsp : anyone", "access.20 = /who : optional")
                .withWelcomeFiles("who")
                .start();

        assertThat(cacheControl(server.get("/"))).containsExactly("private");
        assertThat(cacheControl("/")).containsExactly("private");
    }

    @Test
    void two_filters_add_one_header() throws Exception {
        prepare().start("jwt", "again");

        assertThat(cacheControl("/who")).containsExactly("private");
    }

    private List<String> cacheControl(String path) throws Exception {
        HttpResponse<String> response = server.get(path, alice());
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        return cacheControl(response);
    }

    private static List<String> cacheControl(HttpResponse<String> response) {
        return response.headers().allValues("Cache-Control");
    }

    private static String[] alice() {
        return new String[] {"Authorization", "Bearer " + Tokens.of("alice")};
    }
}
