package io.github.jwtfilter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Json;
import io.github.jwtfilter.fixture.TestSettings;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleMapperTest {
    @Test
    void reads_the_claim_roles_unless_told_otherwise() {
        assertThat(roles("{'roles':['a','b'],'groups':['c']}")).containsExactly("a", "b");
    }

    @Test
    void reads_the_realm_and_client_roles_of_keycloak() {
        String claims = "{'realm_access':{'roles':['user']},"
                + "'resource_access':{'legacy-app':{'roles':['admin','user']},'other':{'roles':['root']}}}";

        assertThat(roles(claims, "roles.claims = realm_access.roles, resource_access.legacy-app.roles"))
                .containsExactly("user", "admin");
    }

    @Test
    void reads_the_url_named_claims_of_auth0() {
        String claims = "{'https://example.com/roles':['a'],'permissions':['read:x']}";

        assertThat(roles(claims, "roles.claims = https://example.com/roles, permissions"))
                .containsExactly("a", "read:x");
    }

    @Test
    void reads_the_groups_of_cognito() {
        assertThat(roles("{'cognito:groups':['a']}", "roles.claims = cognito:groups"))
                .containsExactly("a");
    }

    @Test
    void reads_the_claim_of_kubernetes_whose_name_holds_a_dot() {
        String claims = "{'kubernetes.io':{'namespace':'a'}}";

        assertThat(roles(claims, "roles.claims = kubernetes\\\\.io.namespace")).containsExactly("a");
    }

    @Test
    void splits_the_scope_at_spaces() {
        assertThat(roles("{'scope':'openid  read:x write'}", "roles.claims = scope"))
                .containsExactly("openid", "read:x", "write");
    }

    @Test
    void takes_scopes_in_an_array_as_they_are() {
        assertThat(roles("{'scp':['a b','c']}", "roles.claims = scp")).containsExactly("a b", "c");
    }

    @Test
    void splits_no_other_claim_unless_told_to() {
        assertThat(roles("{'role':'Case Worker'}", "roles.claims = role")).containsExactly("Case Worker");
        assertThat(roles("{'role':'Case Worker'}", "roles.claims = role", "roles.split = role"))
                .containsExactly("Case", "Worker");
    }

    @Test
    void does_not_split_the_scope_where_another_claim_is_listed_instead() {
        assertThat(roles("{'scope':'a b'}", "roles.claims = scope, role", "roles.split = role"))
                .containsExactly("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'roles':null}",
                "{'roles':[]}",
                "{'roles':1}",
                "{'roles':true}",
                "{'roles':{'admin':true}}",
                "{'roles':[1,true,null,['a'],{'b':1}]}",
                "{'roles':['',' ']}",
                "{'roles':''}",
                "{'_claim_names':{'roles':'src1'}}"
            })
    void grants_nothing_where_no_role_is_named(String claims) {
        assertThat(roles(claims)).isEmpty();
    }

    @Test
    void skips_elements_that_are_not_strings() {
        assertThat(roles("{'roles':['a',1,null,'b']}")).containsExactly("a", "b");
    }

    @Test
    void strips_a_prefix_from_those_that_have_it() {
        assertThat(roles("{'roles':['APP_a','b','APP_','app_c']}", "roles.prefix.strip = APP_"))
                .containsExactly("a", "b", "app_c");
    }

    @Test
    void adds_a_prefix() {
        assertThat(roles("{'roles':['a','ROLE_b']}", "roles.prefix.add = ROLE_"))
                .containsExactly("ROLE_a", "ROLE_ROLE_b");
    }

    @Test
    void renames_what_the_map_lists_and_keeps_the_rest() {
        assertThat(roles("{'roles':['admins','x']}", "roles.map = admins -> admin, admins -> user"))
                .containsExactly("admin", "user", "x");
    }

    @Test
    void strips_then_renames_or_else_adds() {
        String[] lines = {
            "roles.prefix.strip = APP_", "roles.prefix.add = ROLE_", "roles.map = a -> admin, ROLE_b -> no"
        };

        assertThat(roles("{'roles':['APP_a','a','APP_b']}", lines)).containsExactly("admin", "ROLE_b");
    }

    @Test
    void compares_names_exactly() {
        assertThat(roles("{'roles':['Admins','admins ']}", "roles.map = admins -> admin"))
                .containsExactly("Admins", "admins ");
    }

    @Test
    void hands_out_a_set_that_nobody_can_change() {
        Set<String> roles = roles("{'roles':['a']}");

        assertThatThrownBy(() -> roles.add("admin")).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Set<String> roles(String claims, String... lines) {
        return new RoleMapper(TestSettings.with(lines).issuers().get(0).identity(), ReservedPrefixes.none())
                .roles(Json.object(claims));
    }
}
