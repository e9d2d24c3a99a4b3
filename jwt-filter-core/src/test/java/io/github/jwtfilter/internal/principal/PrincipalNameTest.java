package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalNameTest {
    private final PrincipalName names = new PrincipalName(List.of("upn", "preferred_username", "user.id"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'upn':'a','preferred_username':'b'} | a",
                "{'preferred_username':'b','user':{'id':'c'}} | b",
                "{'user':{'id':'c'},'sub':'d'} | c",
                "{'user.id':'v','user':{'id':'c'}} | v",
                "{'upn':'(usr!x)'} | (usr!x)",
                "{'upn':'J\u00f6rg M\u00fcller'} | J\u00f6rg M\u00fcller",
                "{'upn':'  a'} | '  a'",
                "{'upn':null,'preferred_username':'b'} | b",
                "{'user':{'id':7}} | 7",
                "{'upn':-7} | -7",
                "{'upn':0} | 0",
                "{'upn':9007199254740993} | 9007199254740993",
                "{'upn':123456789012345678901234567890} | 123456789012345678901234567890"
            })
    void uses_the_first_claim_that_is_present(String claims, String name) {
        assertThat(names.of(Json.object(claims))).isEqualTo(name);
    }

    @Test
    void passes_over_a_path_that_ends_in_null() {
        PrincipalName fallback = new PrincipalName(List.of("user.id", "sub"));

        assertThat(fallback.of(Json.object("{'user':{'id':null},'sub':'admin'}")))
                .isEqualTo("admin");
        assertThat(fallback.of(Json.object("{'user':{},'sub':'admin'}"))).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'sub':'a'}", "{'UPN':'a'}", "{'user':{}}", "{'user':'a'}"})
    void finds_no_name_in_a_claim_that_is_not_listed(String claims) {
        assertThat(names.of(Json.object(claims))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "' '",
                "'\\t'",
                "'\\u00a0'",
                "'\\u2003\\u3000'",
                "'\\u0000'",
                "'a\\nb'",
                "'a\\r'",
                "'a\\u0000'",
                "'a\\u0085'",
                "'\\u007f'",
                "1.0",
                "1e3",
                "0.5",
                "true",
                "[1]",
                "['a']",
                "{'a':'b'}",
                "[]"
            })
    void does_not_skip_a_present_claim_without_a_name(String value) {
        assertThat(names.of(Json.object("{'upn':" + value + ",'preferred_username':'somebody-else'}")))
                .isNull();
    }

    @Test
    void returns_no_name_without_configured_claims() {
        assertThat(new PrincipalName(List.of()).of(Json.object("{'sub':'a'}"))).isNull();
    }
}
