package io.github.jwtfilter.internal.principal;

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
                "a.b | {'a.b':null,'a':{'b':'x'}} | x",
                "a\\[*].b | {'a[*]':{'b':'x'}} | x",
                "a[*].b | {'a[*].b':'x','a':[{'b':'y'}]} | x",
                "a[0] | {'a[0]':'x'} | x",
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
                "a.b | {'a.b':null,'a':{'b':null}}",
                "a[*].b | {'a':[{'b':'x'}]}",
                "[*] | {'a':'x'}",
                "a.0 | {'a':['x']}"
            })
    void finds_no_value_in_empty_input(String path, String claims) {
        assertThat(new ClaimPath(path).find(Json.object(claims))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a[*].b | {'a':[{'b':'x'},{'b':'y'}]} | x,y",
                "a[*].b | {'a':[{'b':'x'},{'c':'z'},'b',null,1,[{'b':'z'}],{'b':null},{'b':'y'}]} | x,y",
                "a[*].b[*].c | {'a':[{'b':[{'c':'x'},{'c':'y'}]},{'b':[]},{'b':{'c':'z'}}]} | x,y",
                "a[*][*] | {'a':[['x'],['y'],'z']} | x,y",
                "a.b[*] | {'a':{'b':['x','y']}} | x,y",
                "a[*] | {'a':'x'} |",
                "a[*].b | {'a':{'b':'x'}} |",
                "[*].a | {'a':'x'} |",
                "https://example\\.com/groups[*].name | {'https://example.com/groups':[{'name':'x'}]} | x"
            })
    void finds_the_elements_of_arrays(String path, String claims, String values) {
        assertThat(new ClaimPath(path).findAll(Json.object(claims)))
                .isEqualTo(values == null ? List.of() : List.of(values.split(",")));
    }

    @Test
    void returns_values_of_any_type() {
        assertThat(new ClaimPath("a.b").find(Json.object("{'a':{'b':['x',1]}}")))
                .isEqualTo(List.of("x", 1L));
        assertThat(new ClaimPath("a").find(Json.object("{'a':false}"))).isEqualTo(false);
    }

    @Test
    void shows_itself_as_it_was_written() {
        assertThat(new ClaimPath("a\\.b.c")).hasToString("a\\.b.c");
    }
}
