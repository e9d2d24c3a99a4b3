package io.github.jwtfilter.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {
    private final PathGuard guard = new PathGuard(Set.of(), null);

    static List<SentPath> hostile() {
        return SentPath.listed("hostile.txt");
    }

    static List<SentPath> ordinary() {
        return SentPath.listed("ordinary.txt");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void rejects_ambiguous_paths(SentPath sent) {
        assertThat(sent.passes()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void accepts_ordinary_paths(SentPath sent) {
        assertThat(sent.passes()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void accepts_ordinary_paths_with_any_allowance(SentPath sent) {
        assertThat(sent.passes(PathAllowance.values())).isTrue();
    }

    @Test
    void both_lists_are_long_and_name_no_pair_twice() {
        assertThat(hostile()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        assertThat(ordinary()).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
    }

    @Test
    void explains_why() {
        assertThat(guard.check(TestRequest.get("/admin/../x"))).isEqualTo(RejectionReason.AMBIGUOUS_PATH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {";", "\\", "%", "#", "\0", "\u0001", "\u001f", "\u007f", "\u0080", "\u009f", "\ufffd", "\ud800"})
    void rejects_a_forbidden_character_at_any_position(String character) {
        for (String path : List.of("/%s", "/a%s", "/%sa", "/%s/a", "/a/%s", "/a%sa", "/a/%s/a")) {
            assertThat(guard.check(TestRequest.get(path.replace("%s", character))))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', /x, /x",
        "'', /, /",
        "'', /, /index.html",
        "'', '', ''",
        "/app, /app/x, /x",
        "/app, /%61%70%70/x, /x",
        "/a b, /a%20b/x, /x",
        "/a%20b, /a%20b/x, /x",
        "/outer/inner, /outer/inner/x, /x",
        "/outer/inner, /outer/inner, ''",
        "/caf\u00e9, /caf%C3%A9/x, /x"
    })
    void recognizes_the_context_path_by_the_number_of_its_segments(String contextPath, String rawPath, String path) {
        assertThat(guard.check(at(contextPath, rawPath, path))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', /app/x, /x",
        "/app, /x, /x",
        "/app, '', ''",
        "/app, /, /",
        "/outer/inner, /outer/x, /x",
        "/outer/inner, /outer, ''",
        "/outer/inner, /outer/, /",
        "/outer, /outer/inner/x, /x",
        "/app, /%e9pp/x, /x"
    })
    void rejects_a_path_that_is_not_below_the_context_path(String contextPath, String rawPath, String path) {
        assertThat(guard.check(at(contextPath, rawPath, path))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {";SESSION=1", ";session=1"})
    void uses_the_name_of_the_session_cookie_as_the_session_parameter(String parameter) {
        assertThat(new PathGuard(Set.of(), "SESSION").check(at("/app", "/app/x" + parameter, "/x")))
                .isNull();
        assertThat(guard.check(at("/app", "/app/x" + parameter, "/x"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {";jsessionid=1", ";Session=1", ";SESSIO=1", ";SESSIONS=1", ";XSESSION=1", ";SESSION=1;session=1"
            })
    void compares_the_name_of_the_session_parameter_exactly(String parameter) {
        assertThat(new PathGuard(Set.of(), "SESSION").check(at("/app", "/app/x" + parameter, "/x")))
                .isNotNull();
    }

    @Test
    void rejects_paths_longer_than_eight_kibibytes() {
        String longest = "/" + "x".repeat(8 * 1024 - "/app/".length());

        assertThat(guard.check(TestRequest.get(longest))).isNull();
        assertThat(guard.check(TestRequest.get(longest + "x"))).isNotNull();
        assertThat(guard.check(TestRequest.get(longest + "xxxxx").rawPath("/app/")))
                .isNotNull();
        assertThat(guard.check(TestRequest.get("/").rawPath("/app/;jsessionid=" + "x".repeat(8 * 1024))))
                .isNotNull();
    }

    @Test
    void copies_the_allowances() {
        Set<PathAllowance> allowed = new HashSet<>(Set.of(PathAllowance.HASH));
        PathGuard own = new PathGuard(allowed, null);
        allowed.clear();

        assertThat(own.check(at("/app", "/app/%23", "/#"))).isNull();
        assertThat(own.summary()).contains("hash");
    }

    @Test
    void lists_the_allowances() {
        assertThat(guard.summary()).isEqualTo("ambiguous paths are rejected");
        assertThat(new PathGuard(Set.of(PathAllowance.LATIN_1, PathAllowance.EMPTY_SEGMENT), null).summary())
                .isEqualTo("ambiguous paths are rejected, except for: empty-segment, latin-1 (path.allow)");
    }

    private static TestRequest at(String contextPath, String rawPath, String path) {
        return TestRequest.get(path).contextPath(contextPath).rawPath(rawPath);
    }
}
