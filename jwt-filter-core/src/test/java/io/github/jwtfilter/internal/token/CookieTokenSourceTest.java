package io.github.jwtfilter.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTokenSourceTest {
    private final CookieTokenSource source = new CookieTokenSource("jwt", 8192);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt=a",
                "x=1; jwt=a",
                "jwt=\"a\"",
                "jwt=a; jwt=a",
                "jwt=a; jwt=\"a\"",
                "jwt=; jwt=a",
                "jwt=a; jwt="
            })
    void finds_the_cookie(String header) {
        assertThat(find(header).token().value()).isEqualTo("a");
        assertThat(find(header).candidates()).isEmpty();
        assertThat(find(header).isInCookie()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=1", "jwt=", "jwt=\"\"", "jwt=; jwt=", "JWT=a"})
    void finds_no_token_in_an_absent_or_empty_cookie(String header) {
        assertThat(find(header).token().reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @Test
    void finds_no_token_without_cookies() {
        assertThat(source.find(TestRequest.get("/")).token().reason()).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "jwt=a; jwt=b, a b",
        "jwt=b; jwt=a, b a",
        "jwt=a; jwt=a; jwt=b; jwt=b; jwt=a, a b",
        "jwt=a; jwt=; jwt=b, a b",
        "jwt=; jwt=a; jwt=b, a b",
        "jwt=a; x=1; jwt=A, a A",
        "jwt=c; jwt=a; jwt=b; jwt=c, c a b"
    })
    void finds_each_different_value_once_in_the_order_in_which_they_were_sent(String header, String values) {
        assertThat(find(header).candidates()).containsExactly(values.split(" "));
        assertThat(find(header).token().reason()).isNull();
        assertThat(find(header).isInCookie()).isTrue();
    }

    @Test
    void reads_every_cookie_header() {
        TestRequest same = TestRequest.get("/").header("Cookie", "jwt=a").header("Cookie", "x=1; jwt=a");
        TestRequest different = TestRequest.get("/").header("Cookie", "jwt=a").header("Cookie", "x=1; jwt=b");

        assertThat(source.find(same).token().value()).isEqualTo("a");
        assertThat(source.find(same).candidates()).isEmpty();
        assertThat(source.find(different).candidates()).containsExactly("a", "b");
    }

    @Test
    void limits_the_number_of_different_values() {
        assertThat(find(different(8)).candidates()).hasSize(8);
        assertThat(find(different(8) + "; jwt=v1; jwt=; jwt=v8").candidates()).hasSize(8);
        for (String header : List.of(different(9), different(500))) {
            assertThat(find(header).token().reason()).isEqualTo(RejectionReason.SEVERAL_COOKIES);
            assertThat(find(header).candidates()).isEmpty();
            assertThat(find(header).isInCookie()).isTrue();
        }
    }

    private static String different(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "jwt=v" + i).collect(Collectors.joining("; "));
    }

    private PresentedToken find(String header) {
        return source.find(TestRequest.get("/").header("Cookie", header));
    }
}
