package io.github.jwtfilter.internal.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.cors.CorsPolicy;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TrustedProxies;
import io.github.jwtfilter.settings.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ResponseFactoryTest {
    private static final TestRequest PROGRAM =
            TestRequest.get("/x").header("Host", "app.example.com").header("Accept", "application/json");

    private final ResponseFactory responses = responses("challenge.realm = legacy", "token.cookie = jwt");
    private final ResponseFactory withLogin = responses("challenge.login-page = /login.jsp", "token.cookie = jwt");

    @ParameterizedTest
    @CsvSource({
        "NO_TOKEN, 401",
        "BAD_SIGNATURE, 401",
        "EXPIRED, 401",
        "WRONG_ISSUER, 401",
        "EMPTY_TOKEN, 401",
        "UNKNOWN_KEY, 401",
        "UNSUPPORTED_SCHEME, 401",
        "SEVERAL_HEADERS, 400",
        "SEVERAL_COOKIES, 400",
        "PLAIN_HTTP, 403",
        "METHOD_NOT_ALLOWED, 405",
        "INTERNAL_ERROR, 503",
        "NOT_CONFIGURED, 503"
    })
    void has_the_status_of_the_rfcs(RejectionReason reason, int status) {
        assertThat(responses.response(reason, PROGRAM).status()).isEqualTo(status);
    }

    @Test
    void challenges_for_a_token_without_an_error_where_none_was_sent() {
        assertThat(lines(responses.response(RejectionReason.NO_TOKEN, PROGRAM)))
                .containsExactly(
                        "Cache-Control: no-store",
                        "WWW-Authenticate: Bearer realm=\"legacy\"",
                        "Content-Type: application/problem+json",
                        "X-Content-Type-Options: nosniff");
    }

    @Test
    void contains_the_error_code_if_a_token_was_sent() {
        assertThat(lines(responses.response(RejectionReason.EXPIRED, PROGRAM)))
                .anyMatch(line ->
                        line.startsWith("WWW-Authenticate: Bearer realm=\"legacy\", error=\"invalid_token\", "));
        assertThat(lines(responses.response(RejectionReason.SEVERAL_HEADERS, PROGRAM)))
                .anyMatch(line ->
                        line.startsWith("WWW-Authenticate: Bearer realm=\"legacy\", error=\"invalid_request\", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN_HTTP", "METHOD_NOT_ALLOWED", "INTERNAL_ERROR", "NOT_CONFIGURED"})
    void challenges_for_no_token_that_would_not_help(RejectionReason reason) {
        assertThat(lines(responses.response(reason, PROGRAM))).noneMatch(line -> line.startsWith("WWW-Authenticate"));
    }

    @Test
    void contains_retry_after_and_allow() {
        assertThat(lines(responses.response(RejectionReason.INTERNAL_ERROR, PROGRAM)))
                .contains("Retry-After: 30");
        assertThat(lines(responses.response(RejectionReason.METHOD_NOT_ALLOWED, PROGRAM)))
                .contains("Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }

    @Test
    void shows_a_problem_of_rfc_9457() {
        GuardResponse response = responses.response(RejectionReason.NO_TOKEN, PROGRAM);

        assertThat(response.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Authentication required\",\"status\":401,"
                        + "\"detail\":\"This resource requires an access token.\"}");
        assertThat(response.errorPage()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(RejectionKind.class)
    void is_the_same_to_the_byte_for_all_reasons_of_one_kind(RejectionKind kind) {
        for (ResponseFactory each : List.of(responses, withLogin, responses("challenge.body = error-page"))) {
            for (TestRequest request : List.of(PROGRAM, navigation("GET"), navigation("POST"), facesAjax())) {
                assertThat(Arrays.stream(RejectionReason.values())
                                .filter(reason -> reason.kind() == kind)
                                // It also deletes the cookies, which the browser holds twice.
                                .filter(reason -> reason != RejectionReason.SEVERAL_COOKIES)
                                .map(reason -> bytes(each.response(reason, request)))
                                .collect(Collectors.toSet()))
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void never_shows_the_reason(RejectionReason reason) {
        String bytes = bytes(responses.response(reason, PROGRAM));

        assertThat(bytes).doesNotContain(reason.text());
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void is_never_stored_by_a_cache(RejectionReason reason) {
        assertThat(lines(responses.response(reason, PROGRAM))).contains("Cache-Control: no-store");
        assertThat(lines(withLogin.response(reason, navigation("GET")))).contains("Cache-Control: no-store");
        assertThat(lines(withLogin.response(reason, facesAjax()))).contains("Cache-Control: no-store");
    }

    @Test
    void removes_contradicting_cookies() {
        assertThat(lines(responses.response(RejectionReason.SEVERAL_COOKIES, PROGRAM)))
                .filteredOn(line -> line.startsWith("Set-Cookie: jwt=; "))
                .hasSize(3 * 4); // two domains and the host alone, and the paths /, /app, /app/ and /app/x
    }

    @ParameterizedTest
    @EnumSource(value = RejectionReason.class, names = "SEVERAL_COOKIES", mode = EnumSource.Mode.EXCLUDE)
    void touches_no_cookie_for_any_other_reason(RejectionReason reason) {
        assertThat(lines(responses.response(reason, PROGRAM))).noneMatch(line -> line.startsWith("Set-Cookie"));
    }

    @Test
    void touches_no_cookie_where_cookies_are_not_read() {
        assertThat(lines(responses("challenge.realm = x").response(RejectionReason.SEVERAL_COOKIES, PROGRAM)))
                .noneMatch(line -> line.startsWith("Set-Cookie"));
    }

    @ParameterizedTest
    @CsvSource({"GET, 302, /app/login.jsp?return=%2Fapp%2Fx", "POST, 303, /app/login.jsp"})
    void sends_a_browser_that_navigates_to_the_login_page(String method, int status, String location) {
        for (RejectionReason reason : List.of(RejectionReason.NO_TOKEN, RejectionReason.EXPIRED)) {
            GuardResponse response = withLogin.response(reason, navigation(method));

            assertThat(response.status()).isEqualTo(status);
            assertThat(lines(response)).containsExactly("Cache-Control: no-store", "Location: " + location);
            assertThat(response.body()).isNull();
            assertThat(response.errorPage()).isFalse();
        }
    }

    @Test
    void removes_contradicting_cookies_with_the_redirect_to_the_login_page() {
        GuardResponse response = withLogin.response(
                RejectionReason.SEVERAL_COOKIES, navigation("GET").header("Host", "app.example.com"));

        assertThat(response.status()).isEqualTo(302);
        assertThat(lines(response))
                .contains("Location: /app/login.jsp?return=%2Fapp%2Fx")
                .filteredOn(line -> line.startsWith("Set-Cookie: jwt=; "))
                .hasSize(3 * 4);
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void redirects_a_faces_ajax_request_by_an_element_that_its_script_reads_if_logging_in_would_help(
            RejectionReason reason) {
        GuardResponse response = withLogin.response(reason, facesAjax());

        boolean helps = reason.kind().status() == 401 || reason == RejectionReason.SEVERAL_COOKIES;
        assertThat(response.status() == 200).isEqualTo(helps);
        if (helps) {
            assertThat(response.body())
                    .isEqualTo("<partial-response><redirect"
                            + " url=\"/app/login.jsp?return=%2Fapp%2Fx\"/></partial-response>");
            assertThat(response.errorPage()).isFalse();
            assertThat(lines(response))
                    .contains(
                            "Cache-Control: no-store",
                            "Content-Type: text/xml;charset=UTF-8",
                            "X-Content-Type-Options: nosniff")
                    .noneMatch(line -> line.startsWith("Location") || line.startsWith("WWW-Authenticate"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void redirects_a_faces_ajax_request_with_any_method_and_other_headers(String method) {
        TestRequest old = TestRequest.of(method, "/x").header("faces-request", "Partial/Ajax");
        TestRequest primeFaces = TestRequest.of(method, "/x")
                .header("Faces-Request", "partial/ajax")
                .header("Accept", "application/xml, text/xml, */*; q=0.01")
                .header("X-Requested-With", "XMLHttpRequest");
        TestRequest acceptingPages = TestRequest.of(method, "/x")
                .header("Faces-Request", "partial/ajax")
                .header("Accept", "text/html,application/xhtml+xml");

        for (TestRequest request : List.of(old, primeFaces, acceptingPages)) {
            assertThat(withLogin.response(RejectionReason.EXPIRED, request).body())
                    .isEqualTo("<partial-response><redirect"
                            + " url=\"/app/login.jsp?return=%2Fapp%2Fx\"/></partial-response>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "partial", "partial/process", "partial/ajax, x", "ajax"})
    void recognizes_no_other_request_as_faces_ajax(String header) {
        TestRequest request = TestRequest.of("POST", "/x").header("Faces-Request", header);

        assertThat(withLogin.response(RejectionReason.EXPIRED, request).status())
                .isEqualTo(401);
    }

    @Test
    void responds_to_a_faces_ajax_request_with_401_without_a_login_page() {
        assertThat(responses.response(RejectionReason.EXPIRED, facesAjax()).status())
                .isEqualTo(401);
        assertThat(responses("challenge.body = error-page")
                        .response(RejectionReason.EXPIRED, facesAjax())
                        .errorPage())
                .isTrue();
    }

    @Test
    void redirects_a_faces_ajax_request_rather_than_to_render_an_error_page() {
        GuardResponse response = responses("challenge.body = error-page", "challenge.login-page = /login.jsp")
                .response(RejectionReason.NO_TOKEN, facesAjax());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.errorPage()).isFalse();
    }

    @Test
    void clears_contradicting_cookies_of_a_faces_ajax_request_too() {
        GuardResponse response =
                withLogin.response(RejectionReason.SEVERAL_COOKIES, facesAjax().header("Host", "app.example.com"));

        assertThat(lines(response))
                .filteredOn(line -> line.startsWith("Set-Cookie: jwt=; "))
                .hasSize(3 * 4);
    }

    @Test
    void permits_an_allowed_origin_to_read_the_login_location() {
        GuardResponse response = responses(
                        "challenge.login-page = /login.jsp", "cors.allowed-origins = https://shop.example.com")
                .response(RejectionReason.NO_TOKEN, facesAjax().header("Origin", "https://shop.example.com"));

        assertThat(lines(response)).contains("Access-Control-Allow-Origin: https://shop.example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/login?a=1&b='2'&c=%22 | /app/login?a=1&b='2'&c=%22&return=%2Fapp%2Fx%3Fd%3D%3C%3E%26",
                "https://sso.example.com/login?a=1&b=2 |"
                        + " https://sso.example.com/login?a=1&b=2&return=%2Fapp%2Fx%3Fd%3D%3C%3E%26"
            })
    void writes_the_address_of_the_login_page_as_xml(String page, String address) throws Exception {
        String body = responses("challenge.login-page = " + page)
                .response(RejectionReason.NO_TOKEN, facesAjax().query("d=<>&"))
                .body();

        assertThat(redirectOf(body)).isEqualTo(address);
    }

    @Test
    void writes_letters_of_a_context_path_in_ascii() throws Exception {
        TestRequest request = TestRequest.of("POST", "/x")
                .contextPath("/\u00fcber<\"'&\ud83d\ude00>")
                .rawPath("/%C3%BCber/x")
                .header("Faces-Request", "partial/ajax");

        String body = withLogin.response(RejectionReason.NO_TOKEN, request).body();

        assertThat(body).matches("[ -~]+");
        assertThat(redirectOf(body)).isEqualTo("/\u00fcber<\"'&\ud83d\ude00>/login.jsp?return=%2F%25C3%25BCber%2Fx");
    }

    /** What an XML parser reads: the only child of the root must be the redirect. */
    private static String redirectOf(String body) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("partial-response");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("redirect");
        return ((Element) root.getFirstChild()).getAttribute("url");
    }

    @Test
    void challenges_a_program_despite_a_login_page() {
        assertThat(withLogin.response(RejectionReason.NO_TOKEN, PROGRAM).status())
                .isEqualTo(401);
        assertThat(withLogin
                        .response(
                                RejectionReason.NO_TOKEN,
                                navigation("GET").header("X-Requested-With", "XMLHttpRequest"))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void sends_a_browser_to_the_login_page_only_if_logging_in_would_help(RejectionReason reason) {
        boolean redirected = withLogin.response(reason, navigation("GET")).status() == 302;

        boolean helps = reason.kind().status() == 401 || reason == RejectionReason.SEVERAL_COOKIES;
        assertThat(redirected).isEqualTo(helps);
    }

    @Test
    void uses_the_error_page_of_the_application_if_configured() {
        GuardResponse response = responses("challenge.body = error-page").response(RejectionReason.EXPIRED, PROGRAM);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.errorPage()).isTrue();
        assertThat(response.body()).isNull();
        assertThat(lines(response))
                .hasSize(2)
                .contains("Cache-Control: no-store")
                .noneMatch(line -> line.startsWith("Content-Type"));
    }

    @Test
    void has_a_response_for_a_guard_without_settings() {
        GuardResponse response = ResponseFactory.unconfigured();

        assertThat(response.status()).isEqualTo(503);
        assertThat(bytes(response)).isEqualTo(bytes(responses.response(RejectionReason.NOT_CONFIGURED, PROGRAM)));
    }

    @Test
    void returns_immutable_headers() {
        List<Header> headers = ResponseFactory.unconfigured().headers();

        assertThatThrownBy(headers::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void has_headers_in_printable_ascii(RejectionReason reason) {
        for (Header header : responses.response(reason, PROGRAM).headers()) {
            assertThat(header.name()).matches("[A-Za-z-]+");
            assertThat(header.value()).matches("[ -~]+");
        }
    }

    @Test
    void sends_no_header_twice_but_for_the_removed_cookies() {
        for (RejectionReason reason : RejectionReason.values()) {
            List<String> names = responses.response(reason, PROGRAM).headers().stream()
                    .map(Header::name)
                    .filter(name -> !name.equals("Set-Cookie"))
                    .collect(Collectors.toList());
            assertThat(names).hasSameSizeAs(Set.copyOf(names));
        }
    }

    private static TestRequest navigation(String method) {
        return TestRequest.of(method, "/x").header("Sec-Fetch-Mode", "navigate");
    }

    private static TestRequest facesAjax() {
        return TestRequest.of("POST", "/x").header("Faces-Request", "partial/ajax");
    }

    private static ResponseFactory responses(String... lines) {
        Settings settings = TestSettings.with(lines);
        return new ResponseFactory(
                settings.challenge(),
                settings.token(),
                new CorsPolicy(settings.cors()),
                new Connections(new TrustedProxies(List.of()), Optional.empty()),
                LoginRedirect.of(settings.challenge()).orElse(null),
                Duration.ofMinutes(1));
    }

    private static List<String> lines(GuardResponse response) {
        return response.headers().stream().map(Header::toString).collect(Collectors.toList());
    }

    private static String bytes(GuardResponse response) {
        return response.status() + " " + lines(response) + response.body() + response.errorPage();
    }
}
