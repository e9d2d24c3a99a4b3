package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobPatternTest {
    @ParameterizedTest
    @CsvSource({
        "repo:org/*:ref:refs/heads/main, repo:org/app:ref:refs/heads/main, true",
        "repo:org/*:ref:refs/heads/main, repo:org/:ref:refs/heads/main, true",
        "repo:org/*:ref:refs/heads/main, repo:org/app:ref:refs/heads/main2, false",
        "repo:org/*:ref:refs/heads/main, repo:org/app:environment:x:ref:refs/heads/main, false",
        "repo:org/*:ref:refs/heads/main, repo:org/app/x:ref:refs/heads/main, false",
        "repo:org/*:ref:refs/heads/main, repo:organization/app:ref:refs/heads/main, false",
        "repo:org/*:ref:refs/heads/main, xrepo:org/app:ref:refs/heads/main, false",
        "repo:org@*/*:*, repo:org@12/app@34:pull_request, true",
        "repo:org/app:*, repo:org/app:pull_request, true",
        "repo:org/app:*, repo:org/app:ref:refs/heads/main, false",
        "*, app, true",
        "*, '', true",
        "*, a/b, false",
        "*:*, a:b, true",
        "*:*, a:b:c, false",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*c, a-b-b-c, true",
        "a*b*c, a-c-b, false",
        "app, app, true",
        "app, App, false",
        "app, app2, false",
        "'', '', true"
    })
    void a_star_matches_any_text_without_colon_and_slash(String pattern, String text, boolean matches) {
        assertThat(new GlobPattern(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void agrees_with_a_regular_expression() {
        Random random = new Random(42);
        int matched = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = text(random, "ab:/**", 8);
            String text = text(random, "ab:/", 10);
            boolean expected = Pattern.compile(pattern.replace("*", "[^:/]*"), Pattern.DOTALL)
                    .matcher(text)
                    .matches();

            assertThat(new GlobPattern(pattern).matches(text))
                    .as(pattern + " " + text)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(1_000);
    }

    private static String text(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
