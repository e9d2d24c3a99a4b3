package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.authorization.FrontController;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The servlets and filters of a descriptor for which a public directory, or a weak last rule, is a finding. */
class FrontControllersTest {
    private static final String STRUTS = "org.apache.struts2.dispatcher.filter.StrutsPrepareAndExecuteFilter";
    private static final String SPRING = "org.springframework.web.servlet.DispatcherServlet";
    private static final String FACES = "javax.faces.webapp.FacesServlet";
    private static final String OPEN_DIRECTORY = "/css/** : anyone~/admin/** : role admin~/** : deny";
    private static final String WEAK_DEFAULT = "/home : anyone~/admin/** : role admin";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRUTS,
                "org.apache.struts2.dispatcher.ng.filter.StrutsPrepareAndExecuteFilter",
                "org.apache.struts2.dispatcher.FilterDispatcher",
                "org.apache.wicket.protocol.http.WicketFilter",
                "org.apache.tapestry5.TapestryFilter",
                "net.sourceforge.stripes.controller.StripesFilter",
                "org.tuckey.web.filters.urlrewrite.UrlRewriteFilter",
                "com.example.FrontFilter"
            })
    void a_filter_for_everything_is_found(String className) throws IOException {
        assertThat(findings(filter("f", className, "/*"), OPEN_DIRECTORY))
                .singleElement()
                .asString()
                .startsWith("access.1: \"/css/**\" is open to anyone, and the filter \"f\" (\"" + className + "\") ");
    }

    @ParameterizedTest
    @CsvSource({
        SPRING + ", /",
        SPRING + ", /*",
        SPRING + ", /css/app/*",
        SPRING + ", *.html",
        FACES + ", *.xhtml",
        "jakarta.faces.webapp.FacesServlet, *.jsf",
        "org.apache.struts.action.ActionServlet, *.do",
        "com.example.FrontServlet, *.action",
        "com.example.FrontServlet, /"
    })
    void a_servlet_for_an_extension_or_everything_is_found(String className, String urlPattern) throws IOException {
        assertThat(findings(servlet("s", className, urlPattern), OPEN_DIRECTORY))
                .singleElement()
                .asString()
                .startsWith("access.1: \"/css/**\" is open to anyone, and the servlet \"s\" (\"" + className + "\") ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.github.jwtfilter.javax.JwtFilter",
                "io.github.jwtfilter.servlet.JwtFilter",
                "org.springframework.web.filter.CharacterEncodingFilter",
                "org.springframework.web.filter.DelegatingFilterProxy",
                "org.apache.catalina.filters.SetCharacterEncodingFilter",
                "org.apache.tomcat.websocket.server.WsFilter",
                "org.eclipse.jetty.websocket.servlet.WebSocketUpgradeFilter"
            })
    void filters_that_serve_no_pages_are_left_out(String className) throws IOException {
        assertThat(findings(filter("f", className, "/*"), OPEN_DIRECTORY)).isEmpty();
    }

    @Test
    void other_servlets_and_filters_are_left_out() throws IOException {
        assertThat(findings(servlet("s", "com.example.CssServlet", "/css/app/*"), OPEN_DIRECTORY))
                .isEmpty();
        assertThat(findings(servlet("s", "com.example.Servlet", "/css/exact"), OPEN_DIRECTORY))
                .isEmpty();
        assertThat(findings(servlet("default", "com.example.Files", "/"), OPEN_DIRECTORY))
                .isEmpty();
        assertThat(findings(servlet("jsp", "org.apache.jasper.servlet.JspServlet", "*.jsp"), OPEN_DIRECTORY))
                .isEmpty();
        assertThat(findings(servlet("s", SPRING, "/app/*"), OPEN_DIRECTORY)).isEmpty();
        assertThat(findings(
                        filter("f", STRUTS, "/*")
                                .replace("</url-pattern>", "</url-pattern><dispatcher>ERROR</dispatcher>"),
                        OPEN_DIRECTORY))
                .isEmpty();
    }

    @Test
    void a_framework_is_found_under_any_name() throws IOException {
        assertThat(findings(servlet("default", SPRING, "/"), OPEN_DIRECTORY)).hasSize(1);
        assertThat(findings(servlet("s", "", "/"), OPEN_DIRECTORY))
                .singleElement()
                .asString()
                .contains("the servlet \"s\" is mapped to \"/\", where it may serve any page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter  | " + STRUTS + " | /* | below any directory",
                "filter  | org.apache.wicket.protocol.http.WicketFilter | /* | /wicket/bookmarkable/",
                "filter  | org.apache.tapestry5.TapestryFilter | /* | also serves the page of /admin as /ADMIN",
                "servlet | " + SPRING + " | / | /admin.txt",
                "servlet | " + FACES + " | /faces/* *.xhtml | /faces/admin/x.xhtml"
            })
    void a_weak_default_is_found_where_a_framework_serves_pages_under_several_paths(
            String kind, String className, String urlPatterns, String behavior) throws IOException {
        String[] patterns = urlPatterns.split(" ");
        String declared = kind.equals("filter") ? filter("x", className, patterns) : servlet("x", className, patterns);

        assertThat(findings(declared, WEAK_DEFAULT))
                .singleElement()
                .asString()
                .contains("\"/admin/**\" is protected more strictly", "(\"" + className + "\")", behavior);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                FACES + " | *.xhtml *.jsf",
                FACES + " | /faces/*",
                SPRING + " | /app/*",
                "com.example.FrontServlet | /"
            })
    void a_weak_default_is_fine_otherwise(String className, String urlPatterns) throws IOException {
        assertThat(findings(servlet("x", className, urlPatterns.split(" ")), WEAK_DEFAULT))
                .isEmpty();
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
    void every_second_mapping_of_jsf_is_another_path_of_a_page(String urlPatterns, String page) throws IOException {
        assertThat(findings(
                        servlet("faces", FACES, urlPatterns.split(" ")), page + " : role admin~/** : authenticated"))
                .singleElement()
                .asString()
                .startsWith("access.1: \"" + page + "\" is protected more strictly")
                .contains("below each of its mappings", "access.99999 = /** : deny");
        assertThat(findings(
                        servlet("faces", FACES, urlPatterns.split(" ")[0]), page + " : role admin~/** : authenticated"))
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
    void a_page_of_jsf_is_open_under_another_mapping(String urlPatterns, String rules) throws IOException {
        assertThat(findings(servlet("faces", FACES, urlPatterns.split(" ")), rules + "~/** : deny"))
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
    void a_page_of_jsf_is_protected_under_each_mapping(String urlPatterns, String rules) throws IOException {
        assertThat(findings(servlet("faces", FACES, urlPatterns.split(" ")), rules))
                .isEmpty();
    }

    @Test
    void two_servlets_of_jsf_serve_the_same_pages() throws IOException {
        String servlets = servlet("one", FACES, "*.xhtml") + servlet("two", FACES, "*.jsf");

        assertThat(findings(servlets, "/admin.xhtml : role admin~/admin.jsf : authenticated~/** : deny"))
                .singleElement()
                .asString()
                .startsWith("access.2: \"/admin.jsf\" is open to every authenticated user, and the servlet \"one\"");
        assertThat(findings(servlets, "/admin.xhtml : role admin~/** : authenticated"))
                .singleElement()
                .asString()
                .startsWith("access.1: \"/admin.xhtml\" is protected more strictly");
    }

    @Test
    void names_are_escaped() throws IOException {
        assertThat(findings(filter("a\nb", "c.D", "/*"), OPEN_DIRECTORY))
                .singleElement()
                .asString()
                .contains("the filter \"a\\u000ab\"");
    }

    private static String filter(String name, String className, String... urlPatterns) {
        return "<filter><filter-name>" + name + "</filter-name><filter-class>" + className
                + "</filter-class></filter><filter-mapping><filter-name>" + name + "</filter-name>"
                + patterns(urlPatterns)
                + "</filter-mapping>";
    }

    private static String servlet(String name, String className, String... urlPatterns) {
        return "<servlet><servlet-name>" + name + "</servlet-name><servlet-class>" + className
                + "</servlet-class></servlet><servlet-mapping><servlet-name>" + name + "</servlet-name>"
                + patterns(urlPatterns) + "</servlet-mapping>";
    }

    private static String patterns(String... urlPatterns) {
        return "<url-pattern>" + String.join("</url-pattern><url-pattern>", urlPatterns) + "</url-pattern>";
    }

    /** Returns the findings for rules separated by tildes. */
    private List<String> findings(String declarations, String rules) throws IOException {
        String xml = "<web-app>" + declarations + "</web-app>";
        List<FrontController> controllers =
                FrontControllers.of(WebXmlReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
        StringBuilder lines =
                new StringBuilder("issuer = https://a.example\naudience = b\nkeys.jwks-uri = https://a.example/c\n");
        String[] texts = rules.split("~");
        for (int i = 0; i < texts.length; i++) {
            lines.append("access.").append(i + 1).append(" = ").append(texts[i]).append('\n');
        }
        LoadedSettings settings =
                SettingsReader.read(Files.writeString(directory.resolve("jwt-filter.properties"), lines));
        Findings findings = new Findings(new ArrayList<>());
        new AccessRules(settings.settings().access(), new WelcomeFiles(List.of()), controllers, findings);
        return findings.texts;
    }

    private record Findings(List<String> texts) implements Report {
        @Override
        public void error(String key, String message, String remedy) {
            throw new AssertionError(key + ": " + message);
        }

        @Override
        public void finding(String key, String message, String remedy) {
            texts.add(key + ": " + message + "; " + remedy);
        }

        @Override
        public String displayText(String key, String value) {
            return value;
        }
    }
}
