package io.github.jwtfilter.internal.principal;

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
    void reads_the_claim_roles_by_default() {
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
    void does_not_split_scopes_in_an_array() {
        assertThat(roles("{'scp':['a b','c']}", "roles.claims = scp")).containsExactly("a b", "c");
    }

    @Test
    void splits_no_other_claim_unless_configured() {
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
                "{'roles':{'admin':false}}",
                "{'roles':[1,true,null,['a'],{'b':1}]}",
                "{'roles':['',' ']}",
                "{'roles':''}",
                "{'_claim_names':{'roles':'src1'}}"
            })
    void grants_nothing_without_roles(String claims) {
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
    void returns_an_immutable_set() {
        Set<String> roles = roles("{'roles':['a']}");

        assertThatThrownBy(() -> roles.add("admin")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void splits_strings_at_a_separator() {
        String[] comma = {"roles.separator = ,", "roles.map = admin -> boss"};

        assertThat(roles("{'roles':'clerk, admin ,,  , x y'}", comma)).containsExactly("clerk", "boss", "x y");
        assertThat(roles("{'roles':['clerk, admin','x']}", comma)).containsExactly("clerk, admin", "x");
        assertThat(roles("{'roles':'a|b||c'}", "roles.separator = |")).containsExactly("a", "b", "c");
        assertThat(roles("{'roles':'a||b|c'}", "roles.separator = ||")).containsExactly("a", "b|c");
        assertThat(roles("{'roles':'a,b'}")).containsExactly("a,b");
    }

    @Test
    void splits_claims_of_roles_split_at_spaces_and_at_the_separator() {
        assertThat(roles("{'scope':'a b,c, d'}", "roles.claims = scope", "roles.separator = ,"))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void reads_the_member_names_of_an_object() {
        String claims =
                "{'urn:zitadel:iam:org:project:roles':{'admin':{'26':'example.com'},'clerk':{'26':'example.com'}}}";

        assertThat(roles(claims, "roles.claims = urn:zitadel:iam:org:project:roles"))
                .containsExactly("admin", "clerk");
        assertThat(roles("{'roles':{'a':true,'b':{},'c':1,'d':'x','e':['x']}}"))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void grants_no_role_whose_member_is_null_false_or_empty() {
        assertThat(roles("{'roles':{'a':null,'b':false,'c':0,'d':'','e':'False','f':[],'g':0.0}}"))
                .isEmpty();
    }

    @Test
    void reads_a_member_of_each_object_in_an_array() {
        String claims = "{'groups':[{'name':'clerk','id':1},{'name':'admin'},{'id':2},'x',null,{'name':['a','b']}]}";

        assertThat(roles(claims, "roles.claims = groups[*].name")).containsExactly("clerk", "admin", "a", "b");
        assertThat(roles("{'roles':[{'user':['1']},{'admin':['1']}]}", "roles.claims = roles[*]"))
                .containsExactly("user", "admin");
    }

    @Test
    void maps_roles_from_all_forms_alike() {
        String[] lines = {
            "roles.claims = a, b[*].c, d",
            "roles.separator = ;",
            "roles.prefix.strip = app-",
            "roles.prefix.add = x-",
            "roles.map = y -> boss"
        };

        assertThat(roles("{'a':'app-y;z','b':[{'c':'app-q'}],'d':{'app-y':true,'w':true}}", lines))
                .containsExactly("boss", "x-z", "x-q", "x-w");
    }

    @Test
    void reads_a_thousand_roles_and_no_more() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            list.append('r').append(i).append(',');
        }

        assertThat(roles("{'roles':'" + list + "'}", "roles.separator = ,"))
                .hasSize(1000)
                .contains("r0", "r999");
    }

    private static Set<String> roles(String claims, String... lines) {
        return new RoleMapper(TestSettings.with(lines).issuers().get(0).identity(), ReservedPrefixes.none())
                .roles(Json.object(claims));
    }
}
