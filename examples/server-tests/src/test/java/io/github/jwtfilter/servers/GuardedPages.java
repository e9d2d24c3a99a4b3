package io.github.jwtfilter.servers;

import java.util.List;

/**
 * An application whose pages below {@code /adm}, {@code /user} and some other paths return guarded content, by every mechanism of
 * a server.
 */
final class GuardedPages {
    static final int LENGTH_OF_SECRET = 7007;

    private static final String FILTERS = """
              <listener>
                <listener-class>{guard}Listener</listener-class>
              </listener>
              <filter>
                <filter-name>jwt</filter-name>
                <filter-class>{filter}</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping>
                <filter-name>jwt</filter-name>
                <url-pattern>/*</url-pattern>
                <dispatcher>REQUEST</dispatcher>
                <dispatcher>FORWARD</dispatcher>
                <dispatcher>ASYNC</dispatcher>
                <dispatcher>ERROR</dispatcher>
              </filter-mapping>
            """;
    private static final String WEB_XML = """
            <web-app xmlns="{namespace}" version="{version}" metadata-complete="true">
              <!-- GUARDED descriptor -->
              <filter>
                <filter-name>witness</filter-name>
                <filter-class>{pages}.RecordingFilter</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping>
                <filter-name>witness</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
            {filters}
            {upgrades}
            {servlets}
              <welcome-file-list>
                <welcome-file>index.html</welcome-file>
                <welcome-file>index.jsp</welcome-file>
              </welcome-file-list>
              <error-page>
                <error-code>404</error-code>
                <location>/missing.html</location>
              </error-page>
            </web-app>
            """;
    private static final String UPGRADES_OF_JETTY = """
              <filter>
                <filter-name>{filter}</filter-name>
                <filter-class>{filter}</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping>
                <filter-name>{filter}</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
            """;
    private static final String SETTINGS = """
            # GUARDED settings
            issuer         = https://idp.example.com
            audience       = pages
            keys.jwks-file = ${sys:pages.jwks}
            """;

    private final ServerKind kind;

    GuardedPages(ServerKind kind) {
        this.kind = kind;
    }

    /** The application with rules. */
    War with(String settings) {
        return with(settings, "/open/*");
    }

    /** The same, with one servlet for all pages without a servlet of their own. */
    War withOneServletForAll(String settings) {
        return with(settings, "/");
    }

    private War with(String settings, String everything) {
        return files(FILTERS, everything)
                .with("WEB-INF/jwt-filter.properties", SETTINGS + settings)
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    /** The same application without the filter. */
    War unguarded() {
        return files("", "/open/*").with("WEB-INF/jwt-filter.properties", SETTINGS);
    }

    private War files(String filters, String everything) {
        War war = War.empty()
                .with("WEB-INF/web.xml", webXml(filters, everything))
                .withLibrary(TestFiles.guardedPages())
                .with("index.html", "the welcome page")
                .with("missing.html", "there is no such page")
                .with("help/index.html", "the index of help")
                .with("club/index.html", "GUARDED welcome file")
                .with("adm/index.html", "GUARDED welcome file")
                .with("adm/sub/index.jsp", "GUARDED welcome page of <%= request.getRemoteUser() %>")
                .with("adm/page.jsp", "GUARDED page of <%= request.getRemoteUser() %>")
                .with("adm/files/secret.txt", "GUARDED file".repeat(1000).substring(0, LENGTH_OF_SECRET))
                .with("pages/hello.jsp", "jsp page of <%= request.getRemoteUser() %>")
                .with("files/.well-known/security.txt", "file security");
        for (String file : List.of(
                "plain.txt",
                "style-1.2.3.min.css",
                "jquery-3.7.1.js",
                "annual report 2024.txt",
                "a+b.txt",
                "copy(1).txt",
                "one,two.txt",
                "~draft.txt",
                "it's.txt",
                "mail@home.txt",
                "a&b=c.txt",
                "café.txt",
                "Straße.txt",
                "archive.tar.gz.txt",
                "UPPER.TXT",
                "no-ending")) {
            war.with("files/" + file, "file " + file.replaceFirst("\\.(txt|TXT|css|js)$", ""));
        }
        return war;
    }

    private String webXml(String filters, String everything) {
        boolean javax = kind.api() == ServerKind.Api.JAVAX;
        return WEB_XML.replace("{filters}", filters)
                .replace("{upgrades}", filters.isEmpty() ? "" : upgrades())
                .replace("{servlets}", servlets(everything))
                .replace(
                        "{namespace}",
                        javax ? "http://java.sun.com/xml/ns/javaee" : "https://jakarta.ee/xml/ns/jakartaee")
                .replace("{version}", javax ? "3.0" : "5.0")
                .replace("{guard}", kind.api().classOfDropIn("JwtGuard"))
                .replace("{filter}", kind.api().classOfDropIn("JwtFilter"))
                .replace("{pages}", javax ? "com.example.pages.javax" : "com.example.pages");
    }

    /**
     * Jetty 12 upgrades connections before all filters, unless its upgrade filter is declared after them. Jetty finds that filter
     * by its name, which must be the class name.
     */
    private String upgrades() {
        return switch (kind) {
            case JETTY_12_EE8 -> upgradesOf("ee8");
            case JETTY_12_EE9 -> upgradesOf("ee9");
            case JETTY_12_EE10 -> upgradesOf("ee10");
            default -> "";
        };
    }

    private static String upgradesOf(String environment) {
        return UPGRADES_OF_JETTY.replace(
                "{filter}", "org.eclipse.jetty." + environment + ".websocket.servlet.WebSocketUpgradeFilter");
    }

    private static String servlets(String everything) {
        return servlet("GuardedServlet", "/adm/panel/*", "/user/*", "/exact", "*.secret")
                + servlet("ReadingServlet", everything, "/list/*", "*.do", "*.jsf", "*.xhtml")
                + servlet("FormServlet", "/form")
                + servlet("DispatchServlet", "/open/dispatch/*", "/adm/dispatch/*");
    }

    private static String servlet(String name, String... patterns) {
        StringBuilder text =
                new StringBuilder("<servlet><servlet-name>" + name + "</servlet-name><servlet-class>{pages}." + name
                        + "</servlet-class><async-supported>true</async-supported></servlet>\n");
        for (String pattern : patterns) {
            text.append("<servlet-mapping><servlet-name>" + name + "</servlet-name><url-pattern>" + pattern
                    + "</url-pattern></servlet-mapping>\n");
        }
        return text.toString();
    }
}
