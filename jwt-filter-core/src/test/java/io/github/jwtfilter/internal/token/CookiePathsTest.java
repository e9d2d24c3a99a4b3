package io.github.jwtfilter.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiePathsTest {
    @ParameterizedTest
    @CsvSource({
        "/app/orders/7, / /app /app/ /app/orders /app/orders/ /app/orders/7",
        "/app/orders/, / /app /app/ /app/orders /app/orders/",
        "/app, / /app /app/",
        "/app/, / /app /app/",
        "/, / /app /app/",
        "/app/a%20b/x, / /app /app/ /app/a%20b /app/a%20b/ /app/a%20b/x",
        "'/app/a,b/x', '/ /app /app/ /app/a,b /app/a,b/ /app/a,b/x'",
        "/app//x, / /app /app/ /app// /app//x",
        "/app/orders;jsessionid=1F, / /app /app/",
        "/app/a;b/c/d, / /app /app/",
        "/elsewhere/x, / /app /app/ /elsewhere /elsewhere/ /elsewhere/x",
        "*, / /app /app/",
        "'', / /app /app/"
    })
    void are_all_prefixes_of_the_path_and_that_of_the_application(String rawPath, String paths) {
        assertThat(paths(TestRequest.get("/x").rawPath(rawPath))).containsExactly(paths.split(" "));
    }

    @Test
    void are_those_of_the_request_in_the_root_application() {
        assertThat(paths(TestRequest.get("/orders").contextPath(""))).containsExactly("/", "/orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;Domain=evil.example.com", "/a b", "/a\r\nX: y", "/\u00e9", "/a\u007f"})
    void contain_no_characters_that_extend_the_header(String path) {
        assertThat(paths(TestRequest.get("/x").contextPath(path))).containsExactly("/");
        assertThat(paths(TestRequest.get("/x").contextPath("").rawPath(path + "/x")))
                .containsExactly("/");
    }

    @Test
    void are_the_shortest_and_more_than_fit_where_there_are_too_many() {
        for (String path :
                new String[] {"/app" + "/x".repeat(4_000), "/" + "x".repeat(3_001), "/app/" + "x".repeat(8_000)}) {
            Set<String> paths = paths(TestRequest.get("/x").rawPath(path));

            assertThat(paths).startsWith("/", "/app", "/app/").hasSizeLessThan(200);
            assertThat(String.join("", paths)).hasSizeGreaterThan(3_000);
        }
        assertThat(paths(TestRequest.get("/x").rawPath("/app" + "/x".repeat(20))))
                .hasSize(1 + 2 + 20 * 2 - 1);
    }

    private static Set<String> paths(TestRequest request) {
        return CookiePaths.of(request, 3_000);
    }
}
