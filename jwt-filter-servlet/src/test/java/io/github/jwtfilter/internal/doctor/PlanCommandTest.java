package io.github.jwtfilter.internal.doctor;

import static io.github.jwtfilter.internal.plan.TestWar.constraint;
import static io.github.jwtfilter.internal.plan.TestWar.roles;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.plan.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {
    private static final String FORM = "<login-config><auth-method>FORM</auth-method><form-login-config>"
            + "<form-login-page>/login.jsp</form-login-page></form-login-config></login-config>";

    @TempDir
    private Path directory;

    private DoctorRun plan(TestWar war, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "plan";
        arguments[1] = war.writeTo(directory.resolve("app.war")).toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return DoctorRun.of("", arguments);
    }

    private Path written() {
        return directory.resolve("out").resolve("app.war");
    }

    private DoctorRun planAndWrite(TestWar war, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--write";
        all[options.length + 1] = directory.resolve("out").toString();
        return plan(war, all);
    }

    @Test
    void starts_with_the_verdict_and_shows_the_changes_in_their_order() {
        DoctorRun run = plan(TestWar.with(constraint("/admin/*", roles("admin"))), "--preset", "keycloak");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(0))
                .isEqualTo(
                        "app.war: javax.servlet, web.xml 3.0; 2 access rules in place of 1 constraint; 0 points to decide,"
                                + " 3 not determined");
        assertThat(run.out())
                .containsSubsequence(
                        "1. Add the JAR",
                        "2. Change WEB-INF/web.xml",
                        "after line 1",
                        "--- WEB-INF/web.xml",
                        "+<listener>",
                        "3. Create WEB-INF/jwt-filter.properties",
                        "preset = keycloak",
                        "access.10 = /admin/** : role admin",
                        "access.20 = /** : authenticated",
                        "4. Check the result",
                        "Stricter than before",
                        "Application",
                        "Not determined");
        assertThat(run.status()).isZero();
    }

    @Test
    void writes_a_copy_that_check_accepts_once_the_placeholders_are_replaced() throws IOException {
        TestWar war = TestWar.with(constraint("/admin/*", roles("admin")) + FORM)
                .file("index.jsp", "")
                .file("css/a.css", "");

        DoctorRun run = planAndWrite(war, "--preset", "okta");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines().get(1)).isEqualTo("wrote " + written());
        assertThat(TestWar.entry(written(), "WEB-INF/web.xml"))
                .contains("JwtGuardListener")
                .doesNotContain("security-constraint", "login-config");
        Path settings = Files.writeString(
                directory.resolve("jwt-filter.properties"),
                TestWar.entry(written(), "WEB-INF/jwt-filter.properties")
                        .replace("<organization>", "example")
                        .replaceAll("<audience[^<>]*>", "api://default"));
        Path webXml = Files.write(directory.resolve("web.xml"), TestWar.bytes(written(), "WEB-INF/web.xml"));
        DoctorRun check = DoctorRun.of("", "check", settings.toString(), "--web-xml", webXml.toString());
        assertThat(check.out()).doesNotContain("finding");
        assertThat(check.status()).isZero();
    }

    @Test
    void preserves_the_constraints_on_request() {
        DoctorRun run = planAndWrite(TestWar.with(constraint("/admin/*", roles("admin")) + FORM), "--keep-constraints");

        assertThat(TestWar.entry(written(), "WEB-INF/web.xml")).contains("security-constraint", "login-config");
        assertThat(run.out()).contains("the constraints remain", "/login.jsp : anyone");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void never_replaces_a_file() throws IOException {
        planAndWrite(TestWar.with(""));
        byte[] before = Files.readAllBytes(written());

        DoctorRun again = planAndWrite(TestWar.with("<distributable/>"));

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains("exists already, and is not replaced");
        assertThat(Files.readAllBytes(written())).isEqualTo(before);
    }

    @Test
    void creates_a_descriptor_for_an_application_without_one() {
        DoctorRun run = planAndWrite(TestWar.empty().file("WEB-INF/a.txt", ""), "--api", "jakarta");

        assertThat(run.out()).contains("Create WEB-INF/web.xml");
        assertThat(TestWar.entry(written(), "WEB-INF/web.xml"))
                .contains("version=\"5.0\"", "io.github.jwtfilter.servlet.JwtFilter")
                .doesNotContain("metadata-complete");
    }

    @Test
    void requires_the_api_if_it_cannot_be_detected() {
        TestWar war = TestWar.empty().file("WEB-INF/a.txt", "");

        DoctorRun run = plan(war);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("app.war: unknown Servlet API, no web.xml")
                .contains("add --api javax");
        assertThat(planAndWrite(war).err()).contains("add --api javax or --api jakarta");
    }

    @Test
    void does_not_patch_a_signed_archive() {
        TestWar war = TestWar.with("").file("META-INF/SIGNER.SF", "").file("META-INF/SIGNER.RSA", "");

        assertThat(plan(war).out()).contains("the archive is signed (META-INF/SIGNER.SF)");
        DoctorRun run = planAndWrite(war);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is signed (META-INF/SIGNER.SF)");
        assertThat(written()).doesNotExist();
    }

    @Test
    void does_not_patch_a_descriptor_with_the_filter() {
        TestWar war =
                TestWar.with("<filter><filter-name>jwt</filter-name><filter-class>io.github.jwtfilter.javax.JwtFilter"
                        + "</filter-class></filter>");

        DoctorRun run = plan(war);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("app.war: has the JwtFilter already; run check");
        assertThat(planAndWrite(war).err()).contains("has the JwtFilter already");
    }

    @Test
    void does_not_replace_settings() {
        DoctorRun run = planAndWrite(TestWar.with("").file("WEB-INF/jwt-filter.properties", "issuer = x"));

        assertThat(run.err()).contains("WEB-INF/jwt-filter.properties exists already");
    }

    @Test
    void reads_a_directory() {
        Path unpacked = TestWar.with(constraint("/a/*", roles("a"))).unpackTo(directory.resolve("desk"));

        DoctorRun run = DoctorRun.of("", "plan", unpacked.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("desk: javax.servlet").contains("access.10 = /a/** : role a");
    }

    @ParameterizedTest
    @CsvSource({
        "--preset keycloack, 'keycloak, entra'",
        "--api java, neither javax nor jakarta",
        "--bogus, Unknown option",
    })
    void rejects_unknown_options(String options, String message) {
        DoctorRun run = plan(TestWar.with(""), options.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void describes_where_it_cannot_write() throws IOException {
        Files.writeString(directory.resolve("out"), "a file");

        DoctorRun run = planAndWrite(TestWar.with(""));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("out: the copy cannot be written").doesNotContain("unexpected");
    }

    @Test
    void reports_pages_that_use_the_existing_login() {
        TestWar war = TestWar.with(constraint("/*", roles("user")) + FORM)
                .file("login.jsp", "<form action='j_security_check'>")
                .file("a.jsp", "<% TomcatPrincipal user = (TomcatPrincipal) request.getUserPrincipal(); %>")
                .file("b.jsp", "<c:if test='${pageContext.request.remoteUser}'/><% request.isUserInRole(\"boss\"); %>");

        DoctorRun run = plan(war);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines())
                .contains(
                        " - pages with a form for the container's login, which no longer works: login.jsp; remove the links to"
                                + " them, or let them set a token and add challenge.login-page (docs/responses.md)",
                        " - classes of the server's own login: a.jsp uses TomcatPrincipal; the principal of a token has another"
                                + " class, and none of their attributes",
                        " - user: getRemoteUser in b.jsp",
                        " - user: getUserPrincipal in a.jsp",
                        " - user: isUserInRole in b.jsp",
                        " - roles in the code: boss");
    }

    @Test
    void lists_what_an_archive_does_not_show() {
        TestWar war = TestWar.with(constraint("/*", roles("user")) + FORM)
                .file("login.jsp", "<form action='j_security_check'><input type='password' name='j_password'>")
                .file("sign-in.html", "<INPUT name=p TYPE=password>")
                .file("WEB-INF/views/login.jsp", "<form:password path='password'/>")
                .file("WEB-INF/views/other.jsp", "<input type='text' value='password'>")
                .file("WEB-INF/services/version.aar", "")
                .file("WEB-INF/lib/nested/other.jar", "");

        assertThat(plan(war).lines())
                .contains(
                        " - archives outside of WEB-INF/lib, whose classes the application loads itself:"
                                + " WEB-INF/lib/nested/other.jar, WEB-INF/services/version.aar",
                        " - whether pages with a password field belong to a login of the application's own, which then remains in"
                                + " addition to the token: WEB-INF/views/login.jsp, sign-in.html",
                        " - clients other than browsers, among them the application itself: their requests need a token too, or"
                                + " a rule with anyone");
    }

    @Test
    void a_form_for_the_login_of_the_container_is_not_one_without_a_login_config() {
        TestWar war = TestWar.with("")
                .file(
                        "login.jsp",
                        "<form action='<%= container ? \"j_security_check\" : \"Login.jsp\" %>'><input type='password'>");

        DoctorRun run = plan(war);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("a login of the application's own, which then remains in addition to the token: login.jsp")
                .doesNotContain("no longer works");
    }

    @Test
    void names_front_controllers_of_the_same_behavior_in_one_line() {
        StringBuilder filters = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            filters.append("<filter><filter-name>f" + i
                    + "</filter-name><filter-class>org.apache.wicket.protocol.http.WicketFilter</filter-class></filter>"
                    + "<filter-mapping><filter-name>f" + i + "</filter-name><url-pattern>/f" + i
                    + "/*</url-pattern></filter-mapping>");
        }

        assertThat(plan(TestWar.with(filters.toString())).lines())
                .filteredOn(line -> line.startsWith(" - framework:"))
                .singleElement()
                .asString()
                .startsWith(" - framework: each of 6 servlets and filters also serves a page as /wicket/bookmarkable/")
                .contains("the filter \"f1\"")
                .endsWith(" and 2 more");
    }

    @Test
    void reports_a_document_type_without_filters() {
        TestWar war = TestWar.empty()
                .file(
                        "WEB-INF/web.xml",
                        "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application 2.2//EN\""
                                + " \"http://java.sun.com/j2ee/dtds/web-app_2_2.dtd\">\n<web-app>\n</web-app>");

        assertThat(plan(war).out())
                .startsWith("app.war: javax.servlet, web.xml with a document type (2.3 or earlier)")
                .contains("has the document type of 2.2, which has no filters");
    }

    @Test
    void reports_unreadable_input() throws IOException {
        Path text = Files.writeString(directory.resolve("text.war"), "no archive");

        DoctorRun run = DoctorRun.of("", "plan", text.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is not a WAR file");
        assertThat(plan(TestWar.empty().file("WEB-INF/web.xml", "<web-app>")).err())
                .contains("WEB-INF/web.xml is not well-formed XML");
    }
}
