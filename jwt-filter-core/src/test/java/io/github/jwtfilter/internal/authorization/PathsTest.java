package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths that a pattern matches, without welcome files, which other tests cover. */
class PathsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/admin /admin",
                "/admin /admin/",
                "/admin/ /admin",
                "/admin/ /admin/",
                "/ /",
                "/ ''",
                "/a/b /a/b",
                "/admin/* /admin",
                "/admin/* /admin/",
                "/admin/* /admin/x",
                "/admin/* /admin/x/y/z",
                "/admin/** /admin",
                "/admin/** /admin/",
                "/admin/** /admin/x",
                "/admin/** /admin/x/y/z/",
                "/admin/** /admin/x//y",
                "/a/b/** /a/b/c",
                "/** /",
                "/** ''",
                "/** /x/y.z",
                "/* /x/y.z",
                "*.css /a.css",
                "*.css /x/y/a.b.css",
                "*.css /.css",
                "/css/**.css /css/a.css",
                "/css/**.css /css/x/y/a.css",
                "/css/**.css /css/a.b.css",
                "/css/**.css /css/x.action/y.css",
                "/css/**.css|js /css/a.css",
                "/css/**.css|js /css/a.js",
                "*.css|js /x/a.js",
                "/**.css /a.css",
                "/**.css /x/a.css",
                "/a/b/**.css /a/b/c.css",
                "'\"/my docs/**.css\"' '/my docs/a b.css'",
                "/ä/**.ö /ä/x.ö",
                "/ä/ö /ä/ö",
                "'\"/my docs/**\"' '/my docs/a b.html'",
                "\"/a:b,c\" /a:b,c",
                "/a..b/.x/...y /a..b/.x/...y"
            })
    void matches(String pattern, String path) {
        assertThat(matches(pattern, path, null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/admin /admins",
                "/admin /admin/x",
                "/admin /admin//",
                "/admin /Admin",
                "/admin /x/admin",
                "/admin ''",
                "/ /x",
                "/ //",
                "/admin/** /admins",
                "/admin/** /Admin/x",
                "/admin/** /administration/x",
                "/admin/** /x/admin/y",
                "/admin/** /",
                "/a/b/** /a",
                "/a/b/** /a/bc",
                "/a/b/** /b",
                "*.css /a.CSS",
                "*.css /a.css/",
                "*.css /a.css/x",
                "*.css /a.css.jsp",
                "*.css /acss",
                "*.css /css",
                "*.css /a.scss",
                "*.css /x.css/a",
                "/css/**.css /css",
                "/css/**.css /css/",
                "/css/**.css /css/.css",
                "/css/**.css /css/x/.css",
                "/css/**.css /css/a.css/",
                "/css/**.css /css/a.css/x",
                "/css/**.css /css/a.CSS",
                "/css/**.css /CSS/a.css",
                "/css/**.css /css/a",
                "/css/**.css /css/css",
                "/css/**.css /css/a.css.action",
                "/css/**.css /css/a.scss",
                "/css/**.css /css/x.css/a",
                "/css/**.css /css/deleteUser.action",
                "/css/**.css /css.css",
                "/css/**.css /csss/a.css",
                "/css/**.css /x/css/a.css",
                "/css/**.css|js /css/a.css|js",
                "/css/**.css|js /css/a.jss",
                "/**.css /.css",
                "/**.css /x/.css",
                "/**.css ''",
                "/ä /a",
                "/ä/** /a\u0308/x"
            })
    void does_not_match(String pattern, String path) {
        assertThat(matches(pattern, path, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "*.css, false",
        "/x/**.css, false",
        "/**.css, false",
        "/x/**.js|css, false",
        "/x/**, true",
        "/x/a.css, true",
        "/**, true"
    })
    void an_extension_counts_only_without_path_info(String pattern, boolean matches) {
        assertThat(matches(pattern, "/x/a.css", "/a.css")).isEqualTo(matches);
        assertThat(matches(pattern, "/x/a.css", null)).isTrue();
    }

    /** A servlet that is mapped to {@code /css/deleteUser/*} runs for such a path. */
    @ParameterizedTest
    @CsvSource({"/css/deleteUser/x.css, /x.css", "/css/x.action/y.css, /y.css", "/css/a.css, /css/a.css"})
    void files_below_a_folder_have_no_path_info(String path, String pathInfo) {
        assertThat(matches("/css/**.css", path, pathInfo)).isFalse();
    }

    /** Some servers pass the path of the folder on, others that of the welcome file: neither makes the folder public. */
    @Test
    void a_folder_is_not_open_because_its_welcome_file_is() {
        AccessRules rules = Given.lines("1 = /docs/**.html|htm|jsp : anyone").rules();

        assertThat(rules.find(TestRequest.get("/docs/")).ignoresTokens()).isFalse();
        assertThat(rules.find(TestRequest.get("/docs/index.html").rawPath("/app/docs/"))
                        .ignoresTokens())
                .isFalse();
        assertThat(rules.find(TestRequest.get("/docs/index.html").rawPath("/app/docs/index.html"))
                        .ignoresTokens())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "'/a /b'",
                "'/a, /b'",
                "'/a,/b'",
                "'/a , /b'",
                "'/a,\"/b\"'",
                "'\"/a\" \"/b\"'",
                "'* /a /b'",
                "'GET,POST /a /b'",
                "'GET, POST,PUT /a, /b'",
                "'GET POST /a /b'",
                "'\u00a0GET /a\u00a0/b'"
            })
    void several_paths_are_separated_by_blanks_or_commas(String paths) {
        assertThat(matches(paths, "/a", null)).isTrue();
        assertThat(matches(paths, "/b", null)).isTrue();
        assertThat(matches(paths, "/c", null)).isFalse();
    }

    @Test
    void tools_get_one_path_for_each_pattern() {
        AccessRules rules = Given.lines(
                        "2 = /orders /admin/** : role clerk",
                        "1 = / *.css /docs/**.html|htm : anyone",
                        "3 = POST /orders /notes/ : anyone")
                .rules();

        assertThat(rules.examplePaths())
                .containsExactly(
                        "/", "/example.css", "/docs/example.html", "/docs/example.htm", "/orders", "/admin/", "/notes");
        assertThat(Given.linesOf(List.of("1 = nothing"), List.of()).rules().examplePaths())
                .isEmpty();
    }

    private static boolean matches(String pattern, String path, String pathInfo) {
        Given given = Given.linesOf(List.of("7 = " + pattern + ":anyone"), List.of());
        assertThat(given.errors()).isEmpty();
        AccessRule rule = given.rules().find(TestRequest.get(path).pathInfo(pathInfo));
        assertThat(rule.toString()).isIn("access.7", "the default rule");
        assertThat(rule.ignoresTokens()).isEqualTo(rule.toString().equals("access.7"));
        return rule.ignoresTokens();
    }
}
