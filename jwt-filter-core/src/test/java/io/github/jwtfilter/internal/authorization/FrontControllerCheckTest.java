package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.authorization.FrontController.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontControllerCheckTest {
    private static final FrontController STRUTS =
            new FrontController("the filter s", List.of("/*"), Selection.ANY_DIRECTORY, "runs actions anywhere");
    private static final FrontController SPRING =
            new FrontController("the servlet d", List.of("/"), Selection.SEVERAL_PATHS, "runs /admin as /admin.txt");
    private static final FrontController FILTER = unknown("/*");

    private static FrontController unknown(String... urlPatterns) {
        return new FrontController("the filter f", List.of(urlPatterns), Selection.UNKNOWN, "may serve any page there");
    }

    private static FrontController faces(String... urlPatterns) {
        return new FrontController(
                        "the servlet f",
                        List.of(urlPatterns),
                        Selection.SEVERAL_MAPPINGS,
                        "serves a page below each of its mappings")
                .withFilesBelow(List.of("/javax.faces.resource", "/jakarta.faces.resource"));
    }

    @ParameterizedTest
    @CsvSource({
        "*.xhtml *.jsf, /admin.xhtml",
        "*.xhtml *.jsf, /admin.xhtml/**",
        "*.xhtml *.jsf, /admin/**.xhtml",
        "*.xhtml *.jsf, *.xhtml",
        "*.xhtml /admin, /admin",
        "*.xhtml /admin, /admin/**",
        "*.xhtml /admin, /admin.xhtml",
        "/faces/* /jsf/*, /faces/admin/**"
    })
    void every_second_mapping_of_jsf_is_another_path_of_a_page(String urlPatterns, String page) {
        assertThat(findings(faces(urlPatterns.split(" ")), page + " : role admin", "/** : authenticated"))
                .singleElement()
                .asString()
                .startsWith("access.1: \"" + page + "\" is protected more strictly")
                .contains("below each of its mappings", "access.99999 = /** : deny");
        assertThat(findings(faces(urlPatterns.split(" ")[0]), page + " : role admin", "/** : authenticated"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.xhtml *.jsf | /admin.xhtml : role admin~/admin.jsf : authenticated",
                "*.xhtml *.jsf | /admin.xhtml : role admin~*.jsf : authenticated",
                "*.xhtml *.jsf | /app/admin.xhtml : role admin~/app/** : authenticated",
                "*.xhtml *.jsf | /app/**.xhtml : role admin~/app/** : authenticated",
                "*.xhtml *.jsf | *.xhtml : role admin~/app/**.jsf : authenticated",
                "*.xhtml *.jsf | /admin/users.xhtml : role admin~/admin/**.jsf : authenticated",
                "*.xhtml /faces/* | /admin.xhtml : role admin~/faces/admin.xhtml : authenticated",
                "*.xhtml /faces/* | /admin.xhtml : role admin~/faces/** : authenticated",
                "*.xhtml /faces/* | /admin/** : role admin~/faces/** : authenticated",
                "*.xhtml /faces/* | *.xhtml : role admin~/faces/** : authenticated",
                "*.xhtml /faces/* | /admin/** : role admin~/faces/admin/public/** : authenticated",
                "*.xhtml /faces/* | /faces/admin/** : role admin~*.xhtml : authenticated",
                "/faces/* /jsf/* | /faces/admin/** : role admin~/jsf/** : authenticated",
                "*.xhtml /admin | /admin : role admin~/admin.xhtml : authenticated",
                "*.jsf | /admin.xhtml : role admin~/admin.jsf : authenticated",
                "/faces/* | /admin.xhtml : role admin~/faces/** : authenticated"
            })
    void a_page_of_jsf_is_open_under_another_mapping(String urlPatterns, String rules) {
        assertThat(findings(faces(urlPatterns.split(" ")), (rules + "~/** : deny").split("~")))
                .singleElement()
                .asString()
                .startsWith("access.2: ")
                .contains("below each of its mappings", "this rule may open pages that other rules protect");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.xhtml *.jsf | /admin.xhtml /admin.jsf : role admin~/** : authenticated",
                "*.xhtml *.jsf | /app/admin.xhtml /app/admin.jsf : role admin~/app/** : authenticated~/** : deny",
                "*.xhtml *.jsf | /admin/** : role admin~/orders/** : authenticated~/** : deny",
                "*.xhtml *.jsf | /login.xhtml : anyone~/** : authenticated",
                "*.xhtml *.jsf | /app/login.xhtml : anyone~/app/** : authenticated~/** : deny",
                "*.xhtml *.jsf | /app/login.xhtml : anyone~/app/**.xhtml /app/**.jsf : authenticated~/** : deny",
                "*.xhtml | /admin.xhtml : role admin~/orders.xhtml : authenticated~/** : deny",
                "*.xhtml | /javax.faces.resource/** : anyone~/admin/** : role admin~/** : deny",
                "*.xhtml | /jakarta.faces.resource/** : anyone~/admin/** : role admin~/** : deny",
                "*.jsf | *.xhtml : deny~/** : authenticated",
                "*.xhtml *.jsf | *.jsf : deny~/orders.xhtml : authenticated~/** : authenticated",
                "*.xhtml *.jsf | /orders.jsf : deny~/orders.xhtml : authenticated~/** : deny",
                "/faces/* | /faces/admin/** : role admin~/faces/** : authenticated~/** : deny"
            })
    void a_page_of_jsf_is_protected_under_each_mapping(String urlPatterns, String rules) {
        assertThat(findings(faces(urlPatterns.split(" ")), rules.split("~"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/css/** : anyone~/** : role admin",
                "/css/* : anyone~/** : role admin",
                "/css/** : optional~/** : role admin",
                "/css/** : anyone & same-origin~/** : role admin",
                "GET /css/** : anyone~/** : role admin",
                "/css/** : anyone~/** : authenticated",
                "/css/** : anyone~/** : deny",
                "/css/** : anyone~/x : role admin",
                "/css/** : anyone~/y : anyone"
            })
    void an_open_directory_is_a_finding_if_a_filter_is_mapped_to_everything(String open, String other) {
        assertThat(findings(FILTER, open, other))
                .containsExactly("access.1: \"" + open.replaceFirst("(GET )?(.*) : .*", "$2")
                        + "\" is open to anyone, and the filter f may serve any page there: this rule may open pages"
                        + " that other rules protect; open files by their extension, as in /css/**.css, in directories"
                        + " without pages, and pages by their paths (docs/frameworks.md)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.action", "*.do", "*.xhtml", "/", "/*", "/css/x/*", "/css/*"})
    void an_open_directory_is_a_finding_if_a_mapping_reaches_into_it(String urlPattern) {
        assertThat(findings(unknown(urlPattern, "/admin"), "/css/** : anyone", "/admin : role admin"))
                .singleElement()
                .asString()
                .startsWith("access.1: \"/css/**\" is open to anyone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/*", "/cssx/*", "/x"})
    void an_open_directory_is_fine_if_no_mapping_reaches_into_it(String urlPattern) {
        assertThat(findings(unknown(urlPattern), "/css/** : anyone", "/admin/** : role admin"))
                .isEmpty();
    }

    @Test
    void a_servlet_that_serves_one_directory_only_may_be_opened() {
        assertThat(findings(unknown("/api/*"), "/api/** : anyone", "/admin/** : role admin"))
                .isEmpty();
        assertThat(findings(unknown("/api/*", "/admin/*"), "/api/** : anyone", "/admin/** : role admin"))
                .hasSize(1);
        assertThat(findings(unknown("/api/*"), "/api/open/** : anyone")).hasSize(1);
    }

    @Test
    void files_by_extension_and_pages_by_path_are_fine() {
        String[] rules = {
            "/css/**.css|png /js/**.js : anyone",
            "/login.action /login : anyone",
            "/orders/list.action : authenticated",
            "/users/delete.action : role admin",
            "/** : deny"
        };

        assertThat(findings(FILTER, rules)).isEmpty();
        assertThat(findings(STRUTS, rules)).isEmpty();
        assertThat(findings(SPRING, rules)).isEmpty();
        assertThat(findings(unknown("*.action"), rules)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/admin/**.css|png : anyone ~ /admin/** : role admin",
                "/app/**.css|js|png : anyone ~ /app/admin/** : role admin",
                "/app/**.html : authenticated ~ /app/admin/** : role admin",
                "/app/**.html : role clerk ~ /app/admin/** : role admin",
                "*.html : authenticated ~ /admin/** : role admin",
                "*.html : authenticated ~ /admin : role admin",
                "*.htm : authenticated ~ /admin.html : role admin",
                "/admin/**.css : anyone ~ /admin/delete : role admin",
                "/admin/**.css : anyone ~ /admin/**.html : role admin"
            })
    void an_extension_does_not_exclude_pages_of_a_framework_that_ignores_extensions(String open, String strict) {
        assertThat(findings(SPRING, open, strict, "/** : deny"))
                .singleElement()
                .asString()
                .startsWith("access.1: ")
                .contains(" is open to ", "the servlet d runs /admin as /admin.txt: this rule may open pages");
        assertThat(findings(FILTER, open.replace(".html", ".css"), strict, "/** : deny"))
                .noneMatch(finding -> finding.contains("may open pages"));
    }

    @Test
    void an_extension_opens_a_page_although_an_earlier_rule_protects_the_directory() {
        assertThat(findings(SPRING, "/admin/** : role admin", "*.html : authenticated", "/** : deny"))
                .singleElement()
                .asString()
                .startsWith("access.2: \"*.html\" is open to every authenticated user, and the servlet d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/static/**.css : anyone ~ /admin/** : role admin",
                "/static/**.css : anyone ~ /static/**.png : authenticated",
                "/admin.html : role admin ~ *.html : authenticated",
                "/admin/**.html : role admin ~ *.html : authenticated"
            })
    void an_extension_is_fine_where_no_other_pages_are(String first, String second) {
        assertThat(findings(SPRING, first, second, "/** : deny")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/app/admin : role admin ~ /app/** : authenticated",
                "/app/admin : role admin ~ /app/** : role clerk",
                "/app/admin : role admin ~ GET /app/** : authenticated",
                "/app/admin/ : role admin ~ /app/** : authenticated",
                "/app/admin.html : role admin ~ /app/** : authenticated",
                "/app/admin/** : role admin ~ /app/** : authenticated",
                "/app/admin/**.html : role admin ~ /app/** : authenticated",
                "/app/**.html : role admin ~ /app/** : authenticated",
                "*.html : role admin ~ /app/** : authenticated",
                "/app/admin : deny ~ /app/** : authenticated",
                "/app/admin : role admin ~ /app/admin.txt : authenticated",
                "/app/admin.html : role admin ~ /app/admin : authenticated",
                "/app/admin : authenticated ~ /app/admin.pdf : optional"
            })
    void a_weaker_directory_decides_on_a_page_under_another_extension(String strict, String weak) {
        assertThat(findings(SPRING, strict, weak, "/** : deny"))
                .singleElement()
                .asString()
                .startsWith("access.2: ")
                .contains("the servlet d runs /admin as /admin.txt: this rule may open pages that other rules protect");
        assertThat(findings(FILTER, strict, weak, "/** : deny"))
                .noneMatch(finding -> finding.contains("authenticated") || finding.contains("other rules reject"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/app/admin : role admin ~ /orders/** : authenticated",
                "/app/admin : role admin ~ /app/admin/** : authenticated",
                "/app/admin : role admin ~ /app/orders : authenticated",
                "/app/admin : role admin ~ /app/admin.d/x : authenticated",
                "/app/admin : role admin ~ /app/** : role admin",
                "/app/orders : authenticated ~ /app/** : role admin",
                "/app/logo.png : role admin ~ /app/** : authenticated",
                "/app/report.jsp : role admin ~ /app/** : authenticated",
                "*.bak : deny ~ /app/** : authenticated",
                "/app/admin.txt : deny ~ /app/** : authenticated",
                "/app/help : authenticated ~ /app/** : role admin",
                "/app/help/** : authenticated ~ /app/** : role admin",
                "/app/help.html : authenticated ~ /app/** : role admin",
                "/admin/** : role admin ~ /holidays /home : authenticated"
            })
    void a_directory_without_other_paths_of_stricter_pages_is_fine(String first, String second) {
        assertThat(findings(SPRING, first, second, "/** : deny")).isEmpty();
    }

    @Test
    void a_directory_is_fine_if_the_framework_serves_one_extension_only() {
        FrontController html =
                new FrontController("the servlet d", List.of("*.html"), Selection.SEVERAL_PATHS, "ignores extensions");

        assertThat(findings(html, "/app/admin.html : role admin", "/app/** : authenticated", "/** : deny"))
                .isEmpty();
        assertThat(findings(html, "/app/admin/** : role admin", "/app/** : authenticated", "/** : deny"))
                .isEmpty();
    }

    /** The path that a filter for everything sees has no path info. */
    @ParameterizedTest
    @ValueSource(strings = {"/admin/** : role admin", "/admin : role admin", "/admin/**.htm : role admin"})
    void an_extension_matches_pages_of_a_filter(String strict) {
        FrontController filter =
                new FrontController("the filter t", List.of("/*"), Selection.SEVERAL_PATHS, "ignores case");

        assertThat(findings(filter, "*.html : authenticated", strict, "/** : deny"))
                .singleElement()
                .asString()
                .startsWith("access.1: \"*.html\" is open to every authenticated user");
    }

    @Test
    void another_rule_in_between_protects_the_other_paths() {
        assertThat(findings(
                        SPRING,
                        "/app/admin : role admin",
                        "/app/** : deny",
                        "/app/** /orders : authenticated",
                        "/** : deny"))
                .noneMatch(finding -> finding.contains("the servlet d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/admin : role admin ~ /wicket/** : authenticated ~ 1",
                "/admin/** : role admin ~ /wicket/bookmarkable/** : authenticated ~ 1",
                "/app/admin : role admin ~ /app/** : authenticated ~ 1",
                "/app/admin/** : role admin ~ /app/** : authenticated ~ 0",
                "/admin : role admin ~ /wicket/resource/** : anyone ~ 0"
            })
    void wicket_serves_pages_in_its_directory_and_with_parameters(String strict, String weak, int findings) {
        FrontController wicket = new FrontController(
                        "the filter w", List.of("/*"), Selection.SEVERAL_PATHS, "mounts pages")
                .withEveryPageBelow("/wicket/bookmarkable")
                .withFilesBelow(List.of("/wicket/resource"));

        assertThat(findings(wicket, strict, weak, "/** : deny")).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"action, *.action, 1", "do, *.action, 0", "css, *.css, 1", "css, /*, 0", "html, /*, 0"})
    void an_extension_that_is_mapped_is_no_file(String extension, String urlPattern, int findings) {
        assertThat(findings(unknown(urlPattern), "/open/**." + extension + " : anyone", "/** : deny"))
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({"action, 1", "html, 1", "css, 0", "woff2, 0"})
    void an_extension_may_be_one_that_a_known_framework_serves_pages_under(String extension, int findings) {
        assertThat(findings(STRUTS, "/open/**." + extension + " : anyone", "/** : deny"))
                .hasSize(findings);
    }

    @Test
    void there_is_no_finding_if_no_path_is_protected() {
        assertThat(findings(FILTER, "/** : optional")).isEmpty();
        assertThat(findings(FILTER, "/css/** : anyone", "/** : optional")).isEmpty();
        assertThat(findings(STRUTS, "/css/** : authenticated")).isEmpty();
        assertThat(findings(SPRING)).isEmpty();
    }

    @Test
    void a_default_rule_that_opens_all_paths_is_a_finding() {
        assertThat(findings(FILTER, "/admin/** : role admin", "/** : anyone"))
                .singleElement()
                .asString()
                .startsWith("access.2: \"/**\" is open to anyone");
    }

    @Test
    void a_directory_for_every_user_opens_all_actions_of_struts() {
        assertThat(findings(STRUTS, "/orders/** : authenticated", "/users/delete.action : role admin", "/** : deny"))
                .containsExactly(
                        "access.1: \"/orders/**\" is open to every authenticated user, and the filter s runs actions"
                                + " anywhere: this rule may open pages that other rules protect; name the pages instead of"
                                + " a directory or an extension, and end the rules with /** : deny (docs/frameworks.md)");
        assertThat(findings(SPRING, "/orders/** : authenticated", "/admin/** : role admin", "/** : deny"))
                .isEmpty();
        assertThat(findings(STRUTS, "/orders/** : role clerk", "/users/delete.action : role admin", "/** : deny"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"role admin", "scope admin", "deny"})
    void a_weaker_default_is_a_finding_if_a_framework_serves_pages_under_several_paths(String requirement) {
        assertThat(findings(SPRING, "/home : anyone", "/admin/** : " + requirement))
                .containsExactly(
                        "access.2: \"/admin/**\" is protected more strictly than paths without a rule of their own, to"
                                + " which the default rule applies, and the servlet d runs /admin as /admin.txt; end the"
                                + " rules with access.99999 = /** : deny, and give each page that users need a rule"
                                + " (docs/frameworks.md)");
        assertThat(findings(SPRING, "/home : anyone", "/admin/** : " + requirement, "/** : deny"))
                .isEmpty();
        assertThat(findings(FILTER, "/home : anyone", "/admin/** : " + requirement))
                .isEmpty();
    }

    @Test
    void a_weaker_last_rule_is_a_finding_once() {
        assertThat(findings(SPRING, "/a/** : role a", "/b/** : role b", "GET /** : authenticated", "/** : role c"))
                .singleElement()
                .asString()
                .startsWith("access.1: \"/a/**\" is protected more strictly")
                .contains("to which access.3 applies");
        assertThat(findings(SPRING, "/a/** : role a", "GET /** : deny"))
                .singleElement()
                .asString()
                .contains("to which the default rule applies");
        assertThat(findings(SPRING, "/a/** : authenticated", "/** : role a")).isEmpty();
    }

    @Test
    void many_front_controllers_are_one_finding_for_each_rule() {
        List<FrontController> controllers = List.of(FILTER, unknown("*.do"), STRUTS);

        assertThat(Given.linesWith(controllers, "1 = /css/** /a.html /img/** : anyone", "2 = /** : deny")
                        .findings())
                .singleElement()
                .asString()
                .startsWith("access.1: \"/css/**\", \"/img/**\" is open to anyone, and the filter s (and 2 more) runs");
    }

    @Test
    void rules_that_are_never_evaluated_are_not_looked_at() {
        assertThat(findings(STRUTS, "/a : role a", "/** : deny", "/css/** : anyone"))
                .noneMatch(finding -> finding.contains("the filter s"));
    }

    private static List<String> findings(FrontController controller, String... rules) {
        String[] lines = new String[rules.length];
        for (int i = 0; i < rules.length; i++) {
            lines[i] = i + 1 + " = " + rules[i];
        }
        Given given = Given.linesWith(List.of(controller), lines);
        assertThat(given.errors()).isEmpty();
        return given.findings();
    }
}
