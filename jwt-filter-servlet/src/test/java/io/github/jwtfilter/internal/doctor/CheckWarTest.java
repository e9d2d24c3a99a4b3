package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.servlet.scenario.EchoEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckWarTest {
    private static final String SETTINGS = """
        issuer = https://idp.example.com
        audience = desk
        keys.secret = correct-horse-battery-staple-0123456789
        challenge.login-page = /login.jsp
        access.20 = /** : deny
        access.3 = / /home.do : anyone
        """;
    private static final String WEB_XML = """
        <web-app version="3.0">
          <listener><listener-class>io.github.jwtfilter.javax.JwtGuardListener</listener-class></listener>
          <filter>
            <filter-name>jwt</filter-name>
            <filter-class>io.github.jwtfilter.javax.JwtFilter</filter-class>
            <async-supported>true</async-supported>
          </filter>
          <filter-mapping>
            <filter-name>jwt</filter-name>
            <url-pattern>/*</url-pattern>
            <dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher>
            <dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher>
          </filter-mapping>
          <welcome-file-list><welcome-file>home.do</welcome-file></welcome-file-list>
        </web-app>
        """;

    private static final String OUR_JAR = "WEB-INF/lib/jwt-filter-servlet-1.0-all.jar";

    @TempDir
    private Path directory;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private CheckWarTest file(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private CheckWarTest library(String name, String fragment) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            jar.putNextEntry(new ZipEntry("META-INF/web-fragment.xml"));
            jar.write(fragment.getBytes(StandardCharsets.UTF_8));
        }
        files.put("WEB-INF/lib/" + name, bytes.toByteArray());
        return this;
    }

    /** Adds a JAR with the filters of this project, none of whose classes refers to any other. */
    @BeforeEach
    void addJar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (String name :
                    List.of("io/github/jwtfilter/servlet/JwtFilter", "io/github/jwtfilter/javax/JwtFilter")) {
                jar.putNextEntry(new ZipEntry(name + ".class"));
                jar.write(classFile(name));
            }
        }
        files.put(OUR_JAR, bytes.toByteArray());
    }

    private static byte[] classFile(String name) {
        String text = "\u0001\u0000" + (char) name.length() + name + "\u0007\0\u0001\0\0\0\u0002\0\0\0\0\0\0";
        byte[] rest = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + rest.length)
                .putInt(0xCAFEBABE)
                .putInt(52)
                .putShort((short) 3)
                .put(rest)
                .array();
    }

    private DoctorRun check(String... more) throws IOException {
        return check(directory.resolve("app.war"), more);
    }

    private DoctorRun check(Path war, String... more) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        String[] arguments = new String[more.length + 2];
        arguments[0] = "check";
        arguments[1] = war.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return DoctorRun.of("", arguments);
    }

    @Test
    void reports_no_problem_in_a_valid_war_and_shows_the_rules_in_order() throws IOException {
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS)
                .file("WEB-INF/web.xml", WEB_XML)
                .check();

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .doesNotContain("finding")
                .containsSubsequence(
                        "Access rules, in the order",
                        "challenge.login-page  GET /login.jsp : anyone",
                        "access.3              / /home.do : anyone",
                        "access.20             /** : deny",
                        "otherwise             /** : authenticated");
        assertThat(run.status()).isZero();
    }

    @Test
    void reports_problems_of_rules_and_descriptor() throws IOException {
        DoctorRun run = file(
                        "WEB-INF/jwt-filter.properties",
                        SETTINGS + "access.4 = / : anyone\naccess.5 = *.css : anyone\naccess.6 = /a#b : anyone\n"
                                + "access.7 = /index/ : anyone\n")
                .file("WEB-INF/web.xml", WEB_XML.replace("/*", "/admin/*"))
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("access.4", "\"/\" has the same methods and requirement in access.3")
                .contains(
                        "\"*.css\" opens every path", "name the folder that contains such files, as in /folder/**.css")
                .contains("matches no path unless")
                .contains("may be served by its welcome file \"/index/home.do\"")
                .contains("finding: web.xml: the JwtFilter is mapped to /admin/* only");
    }

    /** A final rule that denies everything does not help: Struts runs actions below any directory. */
    @Test
    void reports_directories_that_open_the_actions_of_a_framework() throws IOException {
        String struts = "<filter><filter-name>struts2</filter-name><filter-class>org.apache.struts2.dispatcher.filter"
                + ".StrutsPrepareAndExecuteFilter</filter-class></filter><filter-mapping><filter-name>struts2</filter-name>"
                + "<url-pattern>/*</url-pattern></filter-mapping></web-app>";
        String webXml = WEB_XML.replace("</web-app>", struts);
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS + "access.4 = /css/** /js/** : anyone\n")
                .file("WEB-INF/web.xml", webXml)
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("finding: ", "access.4: \"/css/**\", \"/js/**\" is open to anyone", "\"struts2\"")
                .contains("open files by their extension, as in /css/**.css");

        DoctorRun files = file(
                        "WEB-INF/jwt-filter.properties", SETTINGS + "access.4 = /css/**.css|png /js/**.js : anyone\n")
                .file("WEB-INF/web.xml", webXml)
                .check();
        assertThat(files.out()).doesNotContain("finding");
        assertThat(files.status()).isZero();
    }

    @Test
    void reports_welcome_files_of_libraries_that_are_not_open() throws IOException {
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS)
                .file("WEB-INF/web.xml", WEB_XML)
                .library(
                        "library.jar",
                        "<web-fragment><welcome-file-list><welcome-file>secret.do</welcome-file></welcome-file-list>"
                                + "</web-fragment>")
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("access.3", "may be served by its welcome file \"/secret.do\"");
    }

    @Test
    void reports_fragments_that_cannot_be_read() throws IOException {
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS)
                .file("WEB-INF/web.xml", WEB_XML)
                .library("broken.jar", "<web-fragment>")
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("finding: /WEB-INF/lib/broken.jar: META-INF/web-fragment.xml cannot be read")
                .contains("may be served by its welcome file \"/index.html\"");
    }

    @Test
    void reports_that_programmatic_welcome_files_need_the_forward_dispatcher() throws IOException {
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS)
                .file("WEB-INF/web.xml", WEB_XML.replace("<dispatcher>FORWARD</dispatcher>", ""))
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("not mapped to the dispatcher FORWARD", "welcome files", "Jetty");
    }

    /** Annotations and code can register the framework, which web.xml does not show. */
    @Test
    void reports_directories_that_open_pages_of_a_framework_in_a_library() throws IOException {
        String settings = SETTINGS + "access.4 = /css/** : anyone\n";
        DoctorRun run = file("WEB-INF/jwt-filter.properties", settings)
                .file("WEB-INF/web.xml", WEB_XML)
                .file("WEB-INF/lib/struts2-core-2.5.33.jar", "")
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("access.4: \"/css/**\" is open to anyone, and the library \"struts2-core-2.5.33.jar\" runs"
                        + " actions");

        files.remove("WEB-INF/lib/struts2-core-2.5.33.jar");
        assertThat(file("WEB-INF/lib/struts2-core.txt", "").check().out()).doesNotContain("finding");
    }

    @Test
    void reports_directories_that_open_the_servlets_of_a_fragment() throws IOException {
        files.put(
                "WEB-INF/lib/front.jar",
                fragment("<servlet><servlet-name>front</servlet-name><servlet-class>a.Front</servlet-class></servlet>"
                        + "<servlet-mapping><servlet-name>front</servlet-name><url-pattern>*.page</url-pattern>"
                        + "</servlet-mapping>"));
        String settings = SETTINGS + "access.4 = /css/** : anyone\n";
        DoctorRun run = file("WEB-INF/jwt-filter.properties", settings)
                .file("WEB-INF/web.xml", WEB_XML)
                .check();

        assertThat(run.out())
                .contains("access.4: \"/css/**\" is open to anyone, and the servlet \"front\" (\"a.Front\")");
        assertThat(file("WEB-INF/web.xml", WEB_XML.replace("<web-app ", "<web-app metadata-complete=\"true\" "))
                        .check()
                        .out())
                .doesNotContain("finding");
    }

    private static byte[] fragment(String declarations) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("META-INF/web-fragment.xml"));
            zip.write(("<web-fragment>" + declarations + "</web-fragment>").getBytes(StandardCharsets.UTF_8));
        }
        return jar.toByteArray();
    }

    @Test
    void reports_endpoints_that_jetty_serves_before_filters() throws IOException {
        try (InputStream in = EchoEndpoint.class.getResourceAsStream("EchoEndpoint.class")) {
            files.put("WEB-INF/classes/com/example/EchoEndpoint.class", in.readAllBytes());
        }
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS)
                .file("WEB-INF/web.xml", WEB_XML)
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("finding: web.xml: the application has WebSocket endpoints");
    }

    @ParameterizedTest
    @CsvSource({
        "app.war, jwt, true",
        "app.war, __Secure-jwt, false",
        "app.war, __Host-jwt, false",
        "ROOT.war, __Secure-jwt, true",
        "root.war, __Secure-jwt, true",
        "APP.WAR, __Secure-jwt, false",
        "ROOT##2.war, __Secure-jwt, true",
        "ROOTS.war, __Secure-jwt, false",
        "ROOT.war, __Host-jwt, false"
    })
    void reports_a_cookie_that_other_hosts_can_set(String war, String cookie, boolean found) throws IOException {
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS + "token.cookie = " + cookie + "\n")
                .file("WEB-INF/web.xml", WEB_XML)
                .check(directory.resolve(war));

        assertThat(run.status()).isEqualTo(found ? 1 : 0);
        assertThat(run.out().contains("token.cookie: other hosts of the same domain"))
                .isEqualTo(found);
    }

    @Test
    void reports_a_duplicate_jar_and_a_missing_one() throws IOException {
        file("WEB-INF/jwt-filter.properties", SETTINGS).file("WEB-INF/web.xml", WEB_XML);
        byte[] jar = files.remove(OUR_JAR);
        assertThat(check().out()).contains("finding: WEB-INF/lib: the application does not contain the JwtFilter");

        files.put(OUR_JAR, jar);
        files.put("WEB-INF/lib/jwt-filter-servlet-1.1-all.jar", jar);
        DoctorRun run = check();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("finding: WEB-INF/lib: the same classes of the JwtFilter are in"
                        + " WEB-INF/lib/jwt-filter-servlet-1.0-all.jar and WEB-INF/lib/jwt-filter-servlet-1.1-all.jar");
    }

    @Test
    void reports_classes_for_the_other_servlet_api() throws IOException {
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS)
                .file("WEB-INF/web.xml", WEB_XML.replace("3.0", "6.0"))
                .check();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "finding: web.xml: web.xml (version 6.0) is written for jakarta.servlet",
                        "/WEB-INF/web.xml, line 5: replace"
                                + " <filter-class>io.github.jwtfilter.javax.JwtFilter</filter-class>");
    }

    @Test
    void reports_other_filters_for_tokens() throws IOException {
        file("WEB-INF/jwt-filter.properties", SETTINGS).file("WEB-INF/web.xml", WEB_XML.replace("</web-app>", """
            <filter>
              <filter-name>auth</filter-name>
              <filter-class>com.example.JwtAuthenticationFilter</filter-class>
            </filter>
            </web-app>\
            """));
        files.put("WEB-INF/lib/pac4j-jwt-4.5.7.jar", files.get(OUR_JAR));

        assertThat(check().out())
                .contains(
                        "finding: web.xml: the filter auth (JwtAuthenticationFilter) seems to validate tokens",
                        "finding: WEB-INF/lib: pac4j-jwt-4.5.7.jar: pac4j");
    }

    /** Returns a descriptor with two more filters, each with its own settings. */
    private static String withFilters(String... locations) {
        StringBuilder filters = new StringBuilder();
        for (String location : locations) {
            filters.append("<filter><filter-name>" + location + "</filter-name>"
                    + "<filter-class>io.github.jwtfilter.javax.JwtFilter</filter-class>"
                    + "<init-param><param-name>config</param-name><param-value>" + location
                    + "</param-value></init-param></filter>");
        }
        return WEB_XML.replace("</web-app>", filters + "</web-app>");
    }

    @Test
    void reports_the_problems_of_every_settings_file() throws Exception {
        file("WEB-INF/jwt-filter.properties", SETTINGS + "tokn.cookie = a\n")
                .file("WEB-INF/two.properties", SETTINGS)
                .file(
                        "WEB-INF/three.properties",
                        "issuer = a\nmode = of\nkeys.secret = correct-horse-battery-staple-0123456789\n")
                .file(
                        "WEB-INF/web.xml",
                        withFilters(
                                "/WEB-INF/two.properties", "/WEB-INF/three.properties", "/WEB-INF/four.properties"));

        DoctorRun run = check();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("UNUSABLE: 4 errors in the settings")
                .contains(
                        "error:   /WEB-INF/jwt-filter.properties:7: tokn.cookie: there is no such key",
                        "error:   /WEB-INF/three.properties:2: mode: ",
                        "error:   /WEB-INF/three.properties: audience: ",
                        "error:   /WEB-INF/four.properties: the settings file cannot be read: ");
        List<String> errors = JSONObjectUtils.getStringList(
                JSONObjectUtils.parse(check("--json").out()), "errors");
        assertThat(errors).hasSize(4);
    }

    @Test
    void deployment_partial_permits_a_narrow_mapping() throws IOException {
        DoctorRun run = file("WEB-INF/jwt-filter.properties", SETTINGS + "deployment.partial = true\n")
                .file("WEB-INF/web.xml", WEB_XML.replace("/*", "/admin/*"))
                .check();

        assertThat(run.out()).doesNotContain("finding");
        assertThat(run.status()).isZero();
    }

    @Test
    void reads_the_settings_of_the_filter() throws IOException {
        DoctorRun run = file("WEB-INF/classes/guard/jwt.properties", SETTINGS)
                .file(
                        "WEB-INF/web.xml",
                        WEB_XML.replace(
                                "<async-supported>",
                                "<init-param><param-name>config</param-name><param-value>classpath:guard/jwt.properties"
                                        + "</param-value></init-param><async-supported>"))
                .check();

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void reports_missing_and_broken_files() throws IOException {
        assertThat(file("index.html", "").check().err()).contains("/WEB-INF/jwt-filter.properties");
        assertThat(file("WEB-INF/jwt-filter.properties", SETTINGS).check().out())
                .contains("finding: web.xml: the file is missing");
        assertThat(file("WEB-INF/web.xml", "<web-app>").check().err()).contains("is not well-formed XML");
        Path text = Files.writeString(directory.resolve("text.war"), "text");
        assertThat(DoctorRun.of("", "check", text.toString()).err()).contains("is not a WAR file");
        assertThat(DoctorRun.of("", "check", directory.resolve("no.war").toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void reads_a_web_xml_next_to_the_settings() throws IOException {
        Path settings = Files.writeString(directory.resolve("jwt.properties"), SETTINGS);
        Path webXml = Files.writeString(directory.resolve("web.xml"), WEB_XML);
        assertThat(DoctorRun.of("", "check", settings.toString(), "--web-xml", webXml.toString())
                        .status())
                .isZero();
        Files.writeString(webXml, WEB_XML.replace("home.do", "index.html"));
        assertThat(DoctorRun.of("", "check", settings.toString(), "--web-xml", webXml.toString())
                        .out())
                .contains("may be served by its welcome file \"/index.html\"");
        assertThat(DoctorRun.of("", "check", settings.toString(), "--web-xml", directory + "/none.xml")
                        .status())
                .isEqualTo(2);
    }
}
