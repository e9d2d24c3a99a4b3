package io.github.jwtfilter.internal.plan;

import static io.github.jwtfilter.internal.plan.TestWar.constraint;
import static io.github.jwtfilter.internal.plan.TestWar.roles;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access rules that replace the constraints of {@code web.xml}. */
class PlannedRulesTest {
    private static final String ADMIN = constraint("/admin/*", roles("admin"));
    private static final String OPEN = "";
    private static final String CONFIDENTIAL =
            "<user-data-constraint><transport-guarantee>CONFIDENTIAL</transport-guarantee></user-data-constraint>";

    @TempDir
    private Path directory;

    private List<String> rules(TestWar war) {
        return PlannedSettings.rules(war.writeTo(directory.resolve("app.war")));
    }

    private List<String> rules(String elements) {
        return rules(TestWar.with(elements));
    }

    private String differences(TestWar war) {
        return PlannedSettings.differences(war.writeTo(directory.resolve("app.war")));
    }

    private String problems(TestWar war) {
        return PlannedSettings.problems(war.writeTo(directory.resolve("app.war")));
    }

    @Test
    void without_constraints_every_path_requires_a_token() {
        assertThat(rules("")).containsExactly("/** : authenticated");
    }

    @Test
    void the_most_specific_pattern_comes_first() {
        String elements = constraint("*.do", roles("clerk"))
                + constraint("/admin/*", roles("admin"))
                + constraint("/admin/reports/*", roles("auditor"))
                + constraint("/admin/reports/index", roles("visitor"))
                + constraint("/", roles("user"));

        assertThat(rules(elements))
                .containsExactly(
                        "/admin/reports/index : role visitor",
                        "/admin/reports/** : role auditor",
                        "/admin/** : role admin",
                        "*.do : role clerk",
                        "/** : role user");
    }

    @Test
    void roles_of_several_constraints_on_one_pattern_are_alternatives() {
        assertThat(rules(ADMIN + constraint("/admin/*", roles("root", "Head Office", "a\"b"))))
                .containsExactly("/admin/** : role admin|root|\"Head Office\"|\"a\"\"b\"", "/** : authenticated");
    }

    @Test
    void an_empty_constraint_denies_and_one_without_roles_opens() {
        assertThat(rules(ADMIN + constraint("/admin/*", roles()) + constraint("/admin/*", OPEN)))
                .containsExactly("/admin/** : deny", "/** : authenticated");
        assertThat(rules(ADMIN + constraint("/admin/*", OPEN)))
                .containsExactly("/admin/** : anyone", "/** : authenticated");
    }

    @Test
    void two_asterisks_are_any_user_and_one_is_each_declared_role() {
        String declared = "<security-role><role-name>clerk</role-name></security-role>"
                + "<security-role><role-name>boss</role-name></security-role>";

        assertThat(rules(constraint("/a/*", roles("**")) + declared)).contains("/a/** : authenticated");
        assertThat(rules(constraint("/a/*", roles("*", "x")) + declared)).contains("/a/** : role x|clerk|boss");
        assertThat(rules(constraint("/a/*", roles("*")))).contains("/a/** : deny");
        assertThat(rules(constraint("/a/*", roles("**")) + "<security-role><role-name>**</role-name></security-role>"))
                .contains("/a/** : role \"**\"");
    }

    @Test
    void a_method_that_no_constraint_covers_is_not_left_open() {
        assertThat(rules(constraint("/stock/* POST PUT", roles("manager"))))
                .containsExactly("GET /stock/** : authenticated", "/stock/** : role manager", "/** : authenticated");
        assertThat(rules(constraint("/stock/* GET", roles("manager"))))
                .containsExactly("/stock/** : role manager", "/** : authenticated");
        assertThat(differences(TestWar.with(constraint("/stock/* GET", roles("manager")))))
                .contains(
                        "/stock/*: the container serves POST, PUT, PATCH, DELETE, OPTIONS, methods that rules cannot name"
                                + " without a login");
    }

    @Test
    void omitted_methods_and_uncovered_ones_that_are_denied() {
        assertThat(rules(constraint("/r/* GET", roles("reader")) + constraint("/r/* -GET", roles("writer"))))
                .containsExactly("GET /r/** : role reader", "/r/** : role writer", "/** : authenticated");
        assertThat(rules(constraint("/r/* GET", roles("reader")) + "<deny-uncovered-http-methods/>"))
                .containsExactly("GET /r/** : role reader", "/r/** : deny", "/** : authenticated");
    }

    @Test
    void head_is_treated_as_get_and_other_methods_have_the_strictest_of_their_requirements() {
        assertThat(rules(constraint("/r/* HEAD", roles("a")) + constraint("/r/* -HEAD", roles("b"))))
                .containsExactly("/r/** : role b", "/** : authenticated");
        assertThat(rules(constraint("/r/* HEAD", roles("a")))).containsExactly("/r/** : role a", "/** : authenticated");
        assertThat(rules(constraint("/dav/* PROPFIND", roles("a")) + constraint("/dav/* -PROPFIND", roles("b"))))
                .containsExactly(
                        "GET,POST,PUT,PATCH,DELETE,OPTIONS /dav/** : role b",
                        "/dav/** : role b & role a",
                        "/** : authenticated");
    }

    @Test
    void a_constraint_on_everything_hides_those_by_extension() {
        TestWar war = TestWar.with(constraint("/*", roles("user")) + constraint("*.do", roles("admin")));

        assertThat(rules(war)).containsExactly("/** : role user");
        assertThat(problems(war)).contains("the constraint on *.do never applies");
    }

    @Test
    void a_path_with_a_slash_at_its_end_is_no_weaker_than_in_the_container() {
        String spring =
                "<servlet><servlet-name>d</servlet-name><servlet-class>org.springframework.web.servlet.DispatcherServlet"
                        + "</servlet-class></servlet><servlet-mapping><servlet-name>d</servlet-name><url-pattern>/</url-pattern>"
                        + "</servlet-mapping>";
        String constraints = constraint("/info", OPEN) + constraint("/*", roles("user"));

        assertThat(rules(constraints + spring)).containsExactly("/info : role user", "/** : role user");
        assertThat(rules(constraints)).containsExactly("/info : anyone", "/** : role user");
        assertThat(rules(TestWar.with(constraint("/help", OPEN) + constraint("/*", roles("user")))
                        .file("help/index.html", "")))
                .containsExactly("/help : role user", "/** : role user");
        assertThat(rules(TestWar.with(constraint("/info.html", OPEN) + constraint("/*", roles("user")) + spring)
                        .file("info.html", "")))
                .containsExactly("/info.html : anyone", "/** : role user");
    }

    @Test
    void below_a_servlet_that_is_mapped_to_a_folder_the_requirement_of_an_extension_applies_to_all_paths() {
        String servlet =
                "<servlet-mapping><servlet-name>s</servlet-name><url-pattern>/app/*</url-pattern></servlet-mapping>"
                        + "<servlet><servlet-name>s</servlet-name><servlet-class>a.S</servlet-class></servlet>";

        assertThat(rules(constraint("*.do", roles("clerk")) + servlet))
                .containsExactly("/app/** : role clerk", "*.do : role clerk", "/** : authenticated");
        assertThat(rules(constraint("*.do", roles("clerk")) + constraint("/app/*", roles("user")) + servlet))
                .containsExactly("/app/** : role user", "*.do : role clerk", "/** : authenticated");
        assertThat(rules(constraint("*.do", roles("clerk")) + servlet.replace("/app/*", "/*")))
                .containsExactly("*.do : role clerk", "/** : role clerk");
    }

    @Test
    void static_files_without_a_constraint_stay_open_by_directory_and_extension() {
        TestWar war = TestWar.with(ADMIN + constraint("*.js", roles("user")))
                .file("css/a.css", "")
                .file("css/img/b.png", "")
                .file("css/secret.jsp", "")
                .file("admin/style.css", "")
                .file("js/a.js", "")
                .file("favicon.ico", "")
                .file("WEB-INF/hidden.css", "")
                .file("my files/a.css", "");

        assertThat(rules(war))
                .containsExactly(
                        "/admin/** : role admin",
                        "/css/**.css|png : anyone",
                        "\"/my files/**.css\" : anyone",
                        "/favicon.ico : anyone",
                        "*.js : role user",
                        "/** : authenticated");
        assertThat(rules(TestWar.with(constraint("/*", roles("user"))).file("css/a.css", "")))
                .containsExactly("/** : role user");
    }

    @Test
    void an_open_folder_of_static_files_is_opened_for_these_only() {
        TestWar war = TestWar.with(constraint("/css/*", OPEN) + constraint("/*", roles("user")))
                .file("css/a.css", "");

        assertThat(rules(war)).containsExactly("/css/**.css : anyone", "/** : role user");
        assertThat(rules(war.file("css/a.jsp", ""))).containsExactly("/css/** : anyone", "/** : role user");
    }

    @Test
    void transport_is_required_of_anonymous_requests_too() {
        assertThat(rules(constraint("/form/*", CONFIDENTIAL))).contains("/form/** : optional");
        assertThat(rules(constraint("/*", CONFIDENTIAL))).containsExactly("/** : authenticated");
    }

    @Test
    void patterns_of_the_root_and_with_escapes_and_unusual_characters() {
        assertThat(rules(constraint("/a%20b/*", roles("x")))).contains("\"/a b/**\" : role x");
        assertThat(rules(constraint("/${a}/*", roles("x")))).contains("/$${a}/** : role x");
        assertThat(rules(constraint("/a;b", roles("x")))).containsExactly("/** : authenticated");
        assertThat(rules(TestWar.with("<security-constraint><web-resource-collection><url-pattern></url-pattern>"
                                + "</web-resource-collection></security-constraint>" + constraint("/*", roles("user")))
                        .file("index.jsp", "")))
                .containsExactly("/ : anyone", "/** : role user");
    }

    @Test
    void a_pattern_without_a_form_of_the_specification_is_reported() {
        TestWar war = TestWar.with(constraint("/admin*", roles("admin")));

        assertThat(rules(war)).containsExactly("/** : authenticated");
        assertThat(problems(war)).contains("the constraint on /admin* has no form of the Servlet specification");
    }

    @Test
    void the_pages_of_a_login_that_remains_are_open() {
        TestWar war = TestWar.with(
                ADMIN
                        + "<login-config><auth-method>FORM</auth-method><form-login-config><form-login-page>/login.jsp"
                        + "</form-login-page><form-error-page>/login.jsp?failed</form-error-page></form-login-config></login-config>");

        assertThat(PlannedSettings.rules(war.writeTo(directory.resolve("app.war")), new PlanOptions(null, null, true)))
                .containsExactly("/login.jsp : anyone", "/admin/** : role admin", "/** : authenticated");
    }
}
