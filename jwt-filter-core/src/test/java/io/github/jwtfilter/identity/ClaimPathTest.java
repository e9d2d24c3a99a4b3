package io.github.jwtfilter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | {'a':'x'} | x",
                "a.b | {'a':{'b':'x'}} | x",
                "a.b.c | {'a':{'b':{'c':'x'}}} | x",
                "a.b | {'a.b':'x','a':{'b':'y'}} | x",
                "a.b | {'a':{'b':'y'},'a.b':'x'} | x",
                "a.b.c | {'a.b':{'c':'y'},'a':{'b':{'c':'x'}}} | x",
                "a\\.b | {'a.b':'x','a':{'b':'y'}} | x",
                "a\\.b.c | {'a.b':{'c':'x'},'a':{'b':{'c':'y'}}} | x",
                "a.b\\.c | {'a':{'b.c':'x'}} | x",
                "kubernetes\\.io.serviceaccount.name | {'kubernetes.io':{'serviceaccount':{'name':'x'}}} | x",
                "https://example.com/roles | {'https://example.com/roles':'x'} | x",
                "urn:example:role | {'urn:example:role':'x'} | x",
                "cognito:groups | {'cognito:groups':'x'} | x",
                "a\\b | {'a\\\\b':'x'} | x",
                "a\\ | {'a\\\\':'x'} | x",
                ".a | {'':{'a':'x'}} | x",
                "a. | {'a':{'':'x'}} | x"
            })
    void finds_a_claim_by_its_name_or_else_by_a_path(String path, String claims, String value) {
        assertThat(new ClaimPath(path).find(Json.object(claims))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | {}",
                "a | {'A':'x'}",
                "a.b | {'a':'x'}",
                "a.b | {'a':['b']}",
                "a.b | {'a':null}",
                "a.b | {'a':{'c':'x'}}",
                "a.b.c | {'a':{'b':'x'}}",
                "a\\.b | {'a':{'b':'x'}}",
                "a.b | {'a.b':null,'a':{'b':'x'}}",
                "a.0 | {'a':['x']}"
            })
    void finds_nothing_where_there_is_nothing(String path, String claims) {
        assertThat(new ClaimPath(path).find(Json.object(claims))).isNull();
    }

    @Test
    void finds_whatever_stands_there() {
        assertThat(new ClaimPath("a.b").find(Json.object("{'a':{'b':['x',1]}}")))
                .isEqualTo(List.of("x", 1L));
        assertThat(new ClaimPath("a").find(Json.object("{'a':false}"))).isEqualTo(false);
    }

    @Test
    void shows_itself_as_it_was_written() {
        assertThat(new ClaimPath("a\\.b.c")).hasToString("a\\.b.c");
    }
}
