package io.github.jwtfilter.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.value.PathAllowance;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PathAllowanceTest {
    @ParameterizedTest
    @CsvSource({
        "EMPTY_SEGMENT, /app//x, /x",
        "EMPTY_SEGMENT, //app/x, /x",
        "EMPTY_SEGMENT, /app/x//y///z, /x/y/z",
        "EMPTY_SEGMENT, /app/x//, /x/",
        "EMPTY_SEGMENT, /app/x//, /x/index.html",
        "EMPTY_SEGMENT, /app//, /",
        "EMPTY_SEGMENT, /app//x;jsessionid=1, /x",
        "ENCODED_SLASH, /app/a%2fb, /a/b",
        "ENCODED_SLASH, /app/a%2Fb/c, /a/b/c",
        "ENCODED_SLASH, /app/a%2f, /a/",
        "ENCODED_PERCENT, /app/100%25, /100%",
        "ENCODED_PERCENT, /app/100%25/x, /100%/x",
        "ENCODED_PERCENT, /app/5%25%20off, /5% off",
        "ENCODED_PERCENT, /app/50%25off, /50%off",
        "ENCODED_PERCENT, /app/%25%25, /%%",
        "ENCODED_PERCENT, /app/%25a, /%a",
        "ENCODED_PERCENT, /app/%25ax, /%ax",
        "HASH, /app/c%23, /c#",
        "HASH, /app/c%23/x, /c#/x",
        "TRAILING_DOT, /app/etc., /etc.",
        "TRAILING_DOT, /app/Inc./x, /Inc./x",
        "TRAILING_DOT, /app/wait..., /wait...",
        "TRAILING_DOT, /app/a%20., /a .",
        "LATIN_1, /app/%e9t%e9, /{E9}t{E9}",
        "LATIN_1, /app/%c3%a9, /{C3}{A9}",
        "LATIN_1, /app/x%a0, /x{A0}",
        "LATIN_1, /app/x%ff, /x{FF}"
    })
    void each_allowance_permits_one_form_that_no_other_permits(PathAllowance allowance, String rawPath, String path) {
        SentPath sent = SentPath.of(rawPath, path);

        assertThat(sent.passes(allowance)).isTrue();
        assertThat(sent.passes(PathAllowance.values())).isTrue();
        assertThat(sent.passes(new PathGuard(EnumSet.complementOf(EnumSet.of(allowance)), null)))
                .isFalse();
        assertThat(sent.passes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // The slashes were not merged: rules for /admin/* would not match these.
        "/app//admin/x, //admin/x",
        "/app//adm/a.do, //adm/a.do",
        "/app/x//y, /x//y",
        "/app/x/y, /x//y",
        "/app//./x, /x",
        "/app/x/..//y, /y",
        "/app/x//../y, /x/y",
        // The slash was not decoded, or was at the end of a dot segment or of an empty one.
        "/app/adm%2fa.do, /adm%2fa.do",
        "/app/public%2f..%2fadmin, /public/../admin",
        "/app/public%2f..%2fadmin, /admin",
        "/app/public/..%2fadmin, /admin",
        "/app/public%2f../admin, /admin",
        "/app/public/%2e%2e%2fadmin, /admin",
        "/app/public/.%2fx, /public/x",
        "/app/public%2f., /public/",
        "/app/%2fadmin, //admin",
        "/app/admin%2f%2fx, /admin//x",
        // A second decoding would find an escape.
        "/app/%252e%252e/x, /%2e%2e/x",
        "/app/a%252fb, /a%2fb",
        "/app/a%252Fb, /a/b",
        "/app/a%255cb, /a%5cb",
        "/app/a%25%32%66b, /a%2fb",
        "/app/a%2500, /a%00",
        "/app/a%2541, /a%41",
        "/app/%25e9, /%e9",
        "/app/%25, /%25",
        "/app/100%25, /100",
        "/app/100%, /100%",
        // A number sign that was not encoded begins a fragment.
        "/app/c#, /c#",
        "/app/c#/x, /c#/x",
        "/app/c%23/x, /c",
        // Only dots and blanks, or a blank at the end.
        "/app/., /.",
        "/app/.., /..",
        "/app/..., /...",
        "/app/x/.../y, /x/.../y",
        "/app/%20., / .",
        "/app/..%20., /.. .",
        "/app/x.%20, /x.{20}",
        "/app/x.%20/y, /x. /y",
        "/app/x., /x",
        "/app/x%2e, /x.",
        // Neither UTF-8 nor ISO-8859-1, or both.
        "/app/%c0%af, /{2F}",
        "/app/x%c0%afy, /x/y",
        "/app/x%c0%ae, /x.",
        "/app/%80, /{20AC}",
        "/app/%80, /{80}",
        "/app/%c3%89, /{C3}{89}",
        "/app/%c3%a9/%e9, /{E9}/{E9}",
        "/app/%c3%a9/%e9, /{C3}{A9}/{FFFD}",
        "/app/%e9, /{FFFD}",
        "/app/%e9, /e",
        "/app/{E9}, /{E9}",
        "/app/x%00, /x",
        "/app/x%5cy, /x\\y",
        "/app/x;v=1, /x",
        "/app/x;v=1/y, /x/y",
        "/app/x%3bv=1, /x;v=1"
    })
    void all_allowances_together_do_not_permit(String rawPath, String path) {
        assertThat(SentPath.of(rawPath, path).passes(PathAllowance.values())).isFalse();
    }

    /** That list includes the paths that are ambiguous for one reason only. */
    @ParameterizedTest
    @MethodSource("io.github.jwtfilter.internal.path.PathGuardTest#hostile")
    void never_permits_a_path_that_rules_cannot_match(SentPath sent) {
        if (sent.passes(PathAllowance.values())) {
            assertThat(sent.path())
                    .doesNotContain("//", "/../", "/./", "\\", ";")
                    .doesNotEndWith(" ");
        } else {
            assertThat(EnumSet.allOf(PathAllowance.class)).noneMatch(sent::passes);
        }
    }

    @Test
    void have_the_names_in_the_settings() {
        assertThat(PathAllowance.values())
                .extracting(PathAllowance::word)
                .containsExactly(
                        "empty-segment", "encoded-slash", "encoded-percent", "hash", "trailing-dot", "latin-1");
    }
}
