package io.github.jwtfilter.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.path.PathGuard;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    private static final TestRequest LOGIN = TestRequest.get("/login.jsp");
    private static final String ROOT = "/app/";

    private final ReturnPath back = returnPath(Set.of());

    private static ReturnPath returnPath(Set<PathAllowance> allowed) {
        return new ReturnPath(new PathGuard(allowed, null), Optional.of(new LoginRedirect("/login.jsp?theme=old")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/",
                "/app/orders",
                "/app/orders/",
                "/app/orders.do?page=2&sort=%C3%A9",
                "/app/orders?filter=a|b&ids[]=1&next=//evil.example.com",
                "/app/orders?q=..%2f;x=1",
                "/app/price%20list/%C3%A4rger+plus.html",
                "/app/login.jspx",
                "/app/app",
                "/app/a@b:c",
                "/app/?"
            })
    void is_a_path_of_the_application(String value) {
        assertThat(back.of(LOGIN, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/app",
                "orders",
                "app/orders",
                "?a=b",
                "https://evil.example.com/app/",
                "https:/app/orders",
                "javascript:alert(1)",
                "//evil.example.com/app/",
                "///evil.example.com/app/",
                "/\\evil.example.com",
                "\\\\evil.example.com",
                "/app/\\evil.example.com",
                "//evil.example.com@/app/",
                "https://app.example.com@evil.example.com/app/",
                "/%2fevil.example.com",
                "%2f%2fevil.example.com",
                "/%5cevil.example.com",
                "%5c%5cevil.example.com",
                "/app/%2f%2fevil.example.com",
                "/app/%5c..%5c",
                "/app/%252e%252e/",
                "/app//evil.example.com",
                "/\t/evil.example.com",
                "/app/\tx",
                "/app/x\r\nSet-Cookie: a=b",
                "/app/%0d%0aSet-Cookie:x",
                "/app/x\n",
                " /app/x",
                "/app/x ",
                "/app/\u0000",
                "/app/%00",
                "/app/\u00e4",
                "/app/%e4",
                "/app/%c0%ae%c0%ae/",
                "/app/%zz",
                "/app/%",
                "/app/../other",
                "/app/..",
                "/app/./x",
                "/app/%2e%2e/other",
                "/app/..;/other",
                "/app/x;v=1",
                "/app;x/orders",
                "/app/x.",
                "/app/x#//evil.example.com",
                "/app/x?a=\"><script>",
                "/app/x?a=\\",
                "/application/x",
                "/other/x",
                "/App/x",
                "/app/login.jsp",
                "/app/login.jsp?return=%2Fapp%2Flogin.jsp",
                "/app/%6cogin.jsp"
            })
    void is_the_root_of_the_application_for_any_other_target(String value) {
        assertThat(back.of(LOGIN, value)).isEqualTo(ROOT);
    }

    @Test
    void is_the_root_without_a_parameter() {
        assertThat(back.of(LOGIN, null)).isEqualTo(ROOT);
        assertThat(back.of(LOGIN)).isEqualTo(ROOT);
    }

    @Test
    void stays_on_the_server_in_a_root_application() {
        TestRequest root = TestRequest.get("/login.jsp").contextPath("");

        assertThat(back.of(root, "/orders?a=b")).isEqualTo("/orders?a=b");
        assertThat(back.of(root, "/")).isEqualTo("/");
        assertThat(back.of(root, "//evil.example.com")).isEqualTo("/");
        assertThat(back.of(root, "/login.jsp")).isEqualTo("/");
        assertThat(back.of(root, "")).isEqualTo("/");
    }

    @Test
    void recognizes_a_context_path_in_any_encoding() {
        TestRequest encoded = TestRequest.get("/login.jsp").contextPath("/my%20app");
        TestRequest decoded = TestRequest.get("/login.jsp").contextPath("/my app");

        assertThat(back.of(encoded, "/my%20app/x")).isEqualTo("/my%20app/x");
        assertThat(back.of(decoded, "/my%20app/x")).isEqualTo("/my%20app/x");
    }

    @Test
    void removes_session_parameters() {
        assertThat(back.of(LOGIN, "/app/orders;jsessionid=1A2B?a=b")).isEqualTo("/app/orders?a=b");
    }

    @Test
    void accepts_at_most_2000_characters() {
        String longest = "/app/" + "a".repeat(1995);

        assertThat(back.of(LOGIN, longest)).isEqualTo(longest);
        assertThat(back.of(LOGIN, longest + "a")).isEqualTo(ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "return=%2Fapp%2Forders%3Fa%3Db%26c, /app/orders?a=b&c",
        "theme=old&return=/app/orders, /app/orders",
        "%72eturn=/app/orders, /app/orders",
        "return=/app/a%2520b, /app/a%20b",
        "return=/app/orders&%zz=1, /app/orders",
        "return=/app/orders&return=/app/orders, /app/",
        "return=/app/orders&%72eturn=/app/x, /app/",
        "return&return=/app/orders, /app/",
        "return=%zz&return=/app/orders, /app/",
        "return, /app/",
        "return=, /app/",
        "return=%, /app/",
        "Return=/app/orders, /app/",
        "x=/app/orders, /app/",
        "return=%2F%2Fevil.example.com, /app/",
        "return=/app/%0d%0aX:y, /app/",
        "return=/app/%C3%A4, /app/"
    })
    void reads_the_one_parameter_of_the_query(String query, String path) {
        assertThat(back.of(TestRequest.get("/login.jsp").query(query))).isEqualTo(path);
    }

    @Test
    void does_not_search_a_query_without_end() {
        String query = "return=/app/orders&x=" + "a".repeat(8 * 1024);

        assertThat(back.of(TestRequest.get("/login.jsp").query(query))).isEqualTo(ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/orders", "/app/a%20b", "/app/%C3%A4/x.do"})
    void reads_the_parameter_that_the_redirect_has_sent(String rawPath) {
        LoginRedirect redirect = new LoginRedirect("/login.jsp");
        String location =
                redirect.location(TestRequest.get("/x").rawPath(rawPath).query("q=1&r=%26"));
        String query = location.substring(location.indexOf('?') + 1);

        assertThat(back.of(TestRequest.get("/login.jsp").query(query))).isEqualTo(rawPath + "?q=1&r=%26");
    }

    @Property(tries = 5_000, shrinking = ShrinkingMode.OFF)
    void a_browser_stays_in_the_application_with_any_parameter(
            @ForAll("values") String value, @ForAll("allowances") Set<PathAllowance> allowed) {
        ReturnPath lenient = returnPath(allowed);
        TestRequest request = TestRequest.get("/login").contextPath("/ctx");

        assertStays(lenient.of(request, value));
        assertStays(
                lenient.of(request.query("return=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&return2=x")));
        assertStays(lenient.of(request.query(value)));
    }

    private static void assertStays(String path) {
        assertThat(path).matches("[!-~]+").doesNotContain("\\");
        // Browsers do not escape these in a query; the parser requires it.
        String query = path.replaceAll("[|^`{}]", "_");
        URI target = URI.create("https://app.example/ctx/login").resolve(URI.create(query));
        assertThat(target.getScheme()).isEqualTo("https");
        assertThat(target.getRawAuthority()).isEqualTo("app.example");
        assertThat(target.getPath()).startsWith("/ctx/").doesNotContain("/../").doesNotContain("//");
        assertThat(target.normalize().getPath()).startsWith("/ctx/");
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> parts = Arbitraries.of(
                "/",
                "/ctx",
                "/ctx/",
                "ctx",
                "//",
                "\\",
                "..",
                ".",
                ";",
                "?",
                "#",
                "@",
                ":",
                "%2f",
                "%5c",
                "%2e",
                "%2F",
                "%00",
                "%25",
                "%c0%ae",
                "%C3%A4",
                "%23",
                "evil.example",
                "https:",
                "http://",
                "javascript:",
                "\t",
                "\n",
                "\r",
                " ",
                "\u00e4",
                "\uff0f",
                "a",
                "x=1",
                "&",
                "return=",
                ";jsessionid=1",
                "|",
                "login");
        Arbitrary<String> joined = parts.list().ofMaxSize(10).map(list -> String.join("", list));
        Arbitrary<String> inside = joined.map(text -> "/ctx/" + text);
        return Arbitraries.oneOf(joined, inside, Arbitraries.strings().ofMaxLength(30));
    }

    @Provide
    Arbitrary<Set<PathAllowance>> allowances() {
        return Arbitraries.of(PathAllowance.class).set();
    }
}
