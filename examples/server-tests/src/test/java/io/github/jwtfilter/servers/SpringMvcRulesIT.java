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

/** Spring MVC 4.3 with the rules in the documentation, and with rules that protect a directory only. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9"})
class SpringMvcRulesIT {
    private static final IdentityProvider IDENTITY_PROVIDER = FrameworkApplication.identityProvider();
    private static final String CONTEXT = "WEB-INF/dispatcher-servlet.xml";
    private static final String EXACT_MATCHING = """
        <mvc:annotation-driven>
          <mvc:path-matching suffix-pattern="false" trailing-slash="false"/>
        </mvc:annotation-driven>
        """;
    private static final String DIRECTORY = """
        access.1040 = /admin/** : role admin
        """;

    private static final List<String> ATTACKS = List.of(
            "/admin",
            "/admin/",
            "/admin.txt",
            "/admin.x",
            "/admin.css",
            "/admin.txt/",
            "/admin/.txt",
            "/admin/dismiss",
            "/admin/dismiss/",
            "/admin/dismiss.css",
            "/admin.css/dismiss",
            "/holidays/../admin",
            "/holidays/..;/admin",
            "/holidays;/../admin",
            "/css/../admin.css",
            "/css/..%2fadmin.css",
            "/css/admin",
            "/css/admin.css",
            "/css/admin/dismiss.css",
            "/css/.css",
            "/css//admin.css",
            "/admin;.css",
            "/admin;x=/css/a.css",
            "/admin%3b.css",
            "/admin%2etxt",
            "/%61dmin.txt",
            "//admin.txt",
            "/admin.txt;jsessionid=x",
            "/ADMIN");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        FrameworkApplication application = new FrameworkApplication(TestFiles.springMvcWar());
        server = Deployment.on(kind)
                .application("unprotected", application.unprotected())
                .application("directory", application.with(DIRECTORY))
                .application(
                        "exact",
                        application
                                .with(DIRECTORY)
                                .edit(CONTEXT, xml -> xml.replace("<mvc:annotation-driven/>", EXACT_MATCHING)))
                .application("documented", application.withDocumentedRules("Spring MVC"))
                .keys(FrameworkApplication.KEYS, IDENTITY_PROVIDER.jwkSet())
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void without_a_filter_a_handler_is_executed_under_several_paths() {
        for (String path : List.of("/admin", "/admin/", "/admin.txt", "/admin.x")) {
            assertThat(get("/unprotected" + path)).as(path).contains("executed admin");
        }
    }

    @Test
    void a_rule_for_the_directory_leaves_other_suffixes_to_the_default_rule() {
        for (String path : List.of("/admin.txt", "/admin.x")) {
            assertThat(get("/directory" + path, "alice")).as(path).contains("executed admin");
            assertThat(get("/directory" + path)).as(path).contains(" 401 ");
        }
        assertThat(get("/directory/admin", "alice")).contains(" 403 ");
        assertThat(get("/directory/admin/", "alice")).contains(" 403 ");
    }

    @Test
    void a_weak_default_rule_is_found_at_startup() {
        assertThat(server.log().text())
                .containsPattern(
                        "access\\.1040: \"/admin/\\*\\*\" is protected more strictly than paths without a rule of"
                                + " their own, to which the default rule applies, and the servlet \"dispatcher\"");
    }

    @Test
    void the_documented_rules_have_no_finding() {
        assertThat(server.log().text()).doesNotContain("access.10:", "access.20:", "access.30:", "access.40:");
    }

    @Test
    void the_documented_rules_protect_other_handlers() {
        for (String path : ATTACKS) {
            for (String method : List.of("GET", "POST", "HEAD", "DELETE")) {
                for (String user : new String[] {null, "alice"}) {
                    assertThat(send(method, "/documented" + path, user))
                            .as("%s %s of %s", method, path, user)
                            .doesNotContain("executed admin", "executed dismiss");
                }
            }
        }
    }

    @Test
    void the_documented_rules_permit_the_pages_that_they_name() {
        assertThat(get("/documented/css/site.css")).contains(" 200 ", "margin");
        assertThat(get("/documented/welcome")).contains("executed welcome");
        assertThat(get("/documented/holidays")).contains(" 401 ");
        assertThat(get("/documented/holidays", "alice")).contains("executed holidays");
        assertThat(get("/documented/holidays.txt", "alice")).contains(" 403 ");
        assertThat(get("/documented/admin", "root", "admin")).contains("executed admin");
        assertThat(get("/documented/admin.txt", "root", "admin")).contains(" 403 ");
        assertThat(get("/documented/admin/dismiss", "root", "admin")).contains("executed dismiss");
    }

    /** The reason for the advice to disable suffix patterns. */
    @Test
    void a_mapping_that_begins_with_a_variable_is_executed_in_an_open_directory() {
        assertThat(get("/documented/css/export.css")).contains("executed export");
        assertThat(get("/documented/holidays/export", "alice")).contains(" 403 ");
    }

    @Test
    void without_suffix_patterns_a_handler_has_its_mapped_paths_only() {
        for (String path : List.of("/admin.txt", "/admin.x", "/css/export.css")) {
            assertThat(get("/exact" + path, "alice")).as(path).doesNotContain("executed");
        }
        assertThat(get("/exact/holidays", "alice")).contains("executed holidays");
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
