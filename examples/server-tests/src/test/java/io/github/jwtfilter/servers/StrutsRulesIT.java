package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.IdentityProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Struts 2.5 with the rules in the documentation, and with rules that open directories. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9"})
class StrutsRulesIT {
    private static final IdentityProvider IDENTITY_PROVIDER = FrameworkApplication.identityProvider();
    private static final String DELETED = "executed deleteUser";

    private static final String DIRECTORIES = """
            access.1020 = /css/** /images/** : anyone
            access.1030 = /users/** : authenticated
            access.99999 = /** : role admin
            """;
    private static final String PREFIXES = """
            <struts>
              <constant name="struts.enable.DynamicMethodInvocation" value="true"/>
              <constant name="struts.mapper.action.prefix.enabled" value="true"/>
            """;

    private static final String FULL_NAMESPACE = """
            <struts>
              <constant name="struts.mapper.alwaysSelectFullNamespace" value="true"/>
            """;

    /** Requests that execute an action under a path outside its namespace. */
    private static final List<String> ELSEWHERE = List.of(
            "/css/deleteUser.action",
            "/css/deleteUser",
            "/css/x/y/deleteUser.action",
            "/images/deleteUser.action",
            "/images/deleteUser");

    private static final List<String> ATTACKS = List.of(
            "/deleteUser.action",
            "/deleteUser",
            "/deleteUser/",
            "/deleteUser.action/",
            "/nowhere/deleteUser.action",
            "/audit/deleteUser.action",
            "/audit/trail.action",
            "/audit/x/trail",
            "/listUsers/deleteUser.action",
            "/listUsers.action/deleteUser.action",
            "/listUsers.action/deleteUser",
            "/listUsers.action?action:deleteUser=x",
            "/listUsers?action:deleteUser=x",
            "/listUsers!purge.action",
            "/listUsers.action?method:purge=x",
            "/css/deleteUser.css",
            "/css/deleteUser/site.css",
            "/css/deleteUser.action/site.css",
            "/css/deleteUser!execute.css",
            "/css/.css",
            "/css/.css?action:deleteUser=x",
            "/css/site.css/deleteUser.action",
            "/css/site.css?action:deleteUser=x",
            "/css/site.css?method:execute=x",
            "/css/site.css;jsessionid=deleteUser.action",
            "/css/site.css;jsessionid=x/deleteUser.action",
            "/css/site.css;x=/deleteUser.action",
            "/css/deleteUser.action;.css",
            "/css/deleteUser.action;x=.css",
            "/css/deleteUser.action%3b.css",
            "/css/deleteUser.action%3f.css",
            "/css/deleteUser.action%23.css",
            "/css/deleteUser.action%00.css",
            "/css/deleteUser.action%2f.css",
            "/css/deleteUser.action?.css",
            "/css/deleteUser%2eaction",
            "/css/%64eleteUser.action",
            "/css/../deleteUser.action",
            "/css/..;/deleteUser.action",
            "/css//deleteUser.action",
            "/css/DELETEUSER.action");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        FrameworkApplication application = new FrameworkApplication(TestFiles.strutsWar());
        server = Deployment.on(kind)
                .application("unprotected", application.unprotected())
                .application("directories", application.with(DIRECTORIES))
                .application("documented", application.withDocumentedRules("Struts 2"))
                .application("prefixes", edited(application.withDocumentedRules("Struts 2"), "<struts>", PREFIXES))
                .application("root", inRootNamespace(application.unprotected()))
                .application(
                        "full-namespace",
                        edited(inRootNamespace(application.unprotected()), "<struts>", FULL_NAMESPACE))
                .keys(FrameworkApplication.KEYS, IDENTITY_PROVIDER.jwkSet())
                .start();
    }

    private static War inRootNamespace(War war) {
        return edited(war, "name=\"users\"", "name=\"users\" namespace=\"/\"");
    }

    private static War edited(War war, String text, String replacement) {
        return war.edit("WEB-INF/classes/struts.xml", xml -> xml.replace(text, replacement));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void without_a_filter_an_action_is_executed_below_any_directory() {
        for (String path : ELSEWHERE) {
            assertThat(get("/unprotected" + path)).as(path).contains(DELETED);
        }
    }

    @Test
    void an_open_directory_opens_the_actions_of_all_others() {
        for (String path : ELSEWHERE) {
            assertThat(get("/directories" + path)).as(path).contains(DELETED);
        }
        assertThat(get("/directories/deleteUser.action")).contains(" 401 ").doesNotContain(DELETED);
    }

    @Test
    void a_directory_for_all_users_opens_the_actions_of_all_others_to_these() {
        assertThat(get("/directories/users/deleteUser.action", "alice")).contains(DELETED);
    }

    @Test
    void directories_that_are_open_are_found_at_startup() {
        assertThat(server.log().text())
                .containsPattern(
                        "access\\.1020: \"/css/\\*\\*\", \"/images/\\*\\*\" is open to anyone, and the filter \"struts2\""
                                + " \\(\"com\\.example\\.users\\.UserFilter\"\\) runs actions of a package without a namespace")
                .containsPattern("access\\.1030: \"/users/\\*\\*\" is open to every authenticated user");
    }

    @Test
    void the_documented_rules_have_no_finding() {
        assertThat(server.log().text()).doesNotContain("access.10:", "access.20:", "access.30:", "access.40:");
    }

    @Test
    void the_documented_rules_protect_other_actions() {
        for (String path : ATTACKS) {
            for (String method : List.of("GET", "POST", "HEAD", "DELETE")) {
                for (String user : new String[] {null, "alice"}) {
                    assertThat(send(method, "/documented" + path, user))
                            .as("%s %s of %s", method, path, user)
                            .doesNotContain(DELETED, "executed trail", "purge");
                }
            }
        }
    }

    @Test
    void the_documented_rules_permit_the_pages_that_they_name() {
        assertThat(get("/documented/css/site.css")).contains(" 200 ", "margin");
        assertThat(get("/documented/listUsers.action")).contains(" 401 ");
        assertThat(get("/documented/listUsers.action", "alice")).contains("executed listUsers execute");
        assertThat(get("/documented/listUsers", "alice")).contains("executed listUsers execute");
        assertThat(get("/documented/deleteUser.action", "alice")).contains(" 403 ");
        assertThat(get("/documented/deleteUser.action", "root", "admin")).contains("executed deleteUser execute");
        assertThat(get("/documented/audit/trail.action", "root", "admin")).contains(" 403 ");
        assertThat(get("/documented/audit/trail.action", "bob", "auditor")).contains("executed trail execute");
        assertThat(get("/documented/audit/deleteUser.action", "bob", "auditor")).contains(" 403 ");
    }

    /** The reason for the advice to keep these disabled: no rule applies to parameters. */
    @Test
    void prefix_parameters_execute_other_actions_under_a_permitted_path_where_struts_has_them_enabled() {
        assertThat(get("/prefixes/listUsers.action?action:deleteUser=x", "alice"))
                .contains(DELETED);
        assertThat(get("/prefixes/css/site.css?action:deleteUser=x")).doesNotContain(DELETED);
    }

    @Test
    void the_root_namespace_is_found_below_any_directory_unless_struts_selects_the_full_namespace() {
        for (String path : ELSEWHERE) {
            assertThat(get("/root" + path)).as(path).contains(DELETED);
            assertThat(get("/full-namespace" + path)).as(path).doesNotContain("executed");
        }
        assertThat(get("/full-namespace/deleteUser.action")).contains(DELETED);
    }

    private static String get(String path) {
        return send("GET", path, null);
    }

    private static String get(String path, String user, String... roles) {
        return send("GET", path, user, roles);
    }

    private static String send(String method, String path, String user, String... roles) {
        RawRequest request = new RawRequest(method + " " + path);
        RawRequest sent = user == null ? request : request.with(IDENTITY_PROVIDER.token(user, roles));
        return new RawConnection(server.uri("/").getPort()).send(sent, "").text();
    }
}
