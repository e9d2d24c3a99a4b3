package io.github.jwtfilter.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jwt=a | a",
                "x=1; jwt=a | a",
                "jwt=a; x=1 | a",
                "x=1; jwt=a; y=2 | a",
                "x=1;jwt=a;y=2 | a",
                "' jwt = a ' | a",
                "jwt=a=b== | a=b==",
                "jwt=\"a\" | a",
                "jwt=\"\" | ''",
                "jwt=\" | \"",
                "jwt=\"a | \"a",
                "jwt=a\" | a\"",
                "jwt= | ''",
                "jwt=; | ''",
                ";;jwt=a;; | a",
                "x; jwt=a | a",
                "=; jwt=a | a",
                "jwt=a, jwt=b | a, jwt=b",
                "x=jwt=b; jwt=a | a"
            })
    void finds_the_value_of_a_cookie(String header, String value) {
        assertThat(values(header, "jwt")).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", "jwt", "jwt;", "JWT=a", "xjwt=a", "jwtx=a", "x=jwt=a", "$jwt=a", "\"jwt\"=a", "=jwt"})
    void finds_no_value_in_empty_input(String header) {
        assertThat(values(header, "jwt")).isEmpty();
    }

    @Test
    void finds_all_of_them_in_the_order_they_were_sent() {
        assertThat(values("jwt=a; x=1; jwt=b; jwt=; jwt=a", "jwt")).containsExactly("a", "b", "", "a");
    }

    @Test
    void finds_one_among_many() {
        String header = "x=1; ".repeat(500) + "jwt=a" + "; y=2".repeat(500);

        assertThat(values(header, "jwt")).isEqualTo(List.of("a"));
    }

    /** Text that browsers keep in a cookie name must not be removed here: the rest would be a different, protected name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u000b",
                "\u000c",
                "\r",
                "\n",
                "\u0000",
                "\u001f",
                "\u0085",
                "\u00a0",
                "\u2000",
                "\ufeff",
                "\u007f",
                "$Version=1,",
                "x,",
                "\""
            })
    void another_name_does_not_pass_for_one_with_a_prefix(String before) {
        assertThat(values(before + "__Host-jwt=a", "__Host-jwt")).isEmpty();
        assertThat(Cookies.without(before + "__Host-jwt=a", "__Host-jwt"::equals))
                .isEqualTo(before + "__Host-jwt=a");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "  ", " \t "})
    void ignores_blanks_around_name_and_value(String blanks) {
        String header = "x=1;" + blanks + "jwt" + blanks + "=" + blanks + "a" + blanks + ";y=2";

        assertThat(values(header, "jwt")).containsExactly("a");
        assertThat(Cookies.without(header, "jwt"::equals)).isEqualTo("x=1; y=2");
    }

    @Test
    void compares_names_with_prefixes_exactly() {
        assertThat(values("__Host-jwt=a; __host-jwt=b; jwt=c", "__Host-jwt")).containsExactly("a");
    }

    @Test
    void reads_the_cookies_whose_names_start_alike() {
        List<String> read = new ArrayList<>();
        Cookies.read(
                "jwt.0=a; x=jwt.1=b; jwt=; jw=c; jwt_1 = \"d\" ;jwtC2=e;jwt",
                "jwt",
                (name, value) -> read.add(name + ":" + value));

        assertThat(read).containsExactly("jwt.0:a", "jwt:", "jwt_1:d", "jwtC2:e");
    }

    private static List<String> values(String header, String name) {
        List<String> values = new ArrayList<>();
        Cookies.read(header, name, (cookie, value) -> {
            if (cookie.equals(name)) {
                values.add(value);
            }
        });
        return values;
    }
}
