package io.github.jwtfilter.servers;

/** Applications with welcome files, declared in all possible ways. */
final class WelcomeWar {
    /** The welcome files of a fragment in a library. */
    static final String FRAGMENT = """
            <web-fragment xmlns="{namespace}" version="{version}">
              <name>library</name>
              <welcome-file-list><welcome-file>adm/home.html</welcome-file></welcome-file-list>
            </web-fragment>
            """;

    private static final String GUARD = """
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
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = welcome
            keys.jwks-file = ${sys:welcome.jwks}
            """;

    private final ServerKind.Api api;

    WelcomeWar(ServerKind.Api api) {
        this.api = api;
    }

    /** A guarded application with additional elements in its descriptor. */
    War with(String rules, String... elements) {
        return files(GUARD + String.join("\n", elements))
                .with("WEB-INF/jwt-filter.properties", SETTINGS + rules)
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    /** The same application without the filter. */
    War unguarded(String... elements) {
        return files(String.join("\n", elements));
    }

    String expand(String text) {
        boolean javax = api == ServerKind.Api.JAVAX;
        return text.replace(
                        "{namespace}",
                        javax ? "http://java.sun.com/xml/ns/javaee" : "https://jakarta.ee/xml/ns/jakartaee")
                .replace("{version}", javax ? "3.0" : "5.0")
                .replace("{guard}", api.classOfDropIn("JwtGuard"))
                .replace("{filter}", api.classOfDropIn("JwtFilter"))
                .replace("{pages}", javax ? "com.example.pages.javax" : "com.example.pages");
    }

    private War files(String elements) {
        return War.empty()
                .with(
                        "WEB-INF/web.xml",
                        expand("<web-app xmlns=\"{namespace}\" version=\"{version}\">\n" + elements + "</web-app>\n"))
                .withLibrary(TestFiles.guardedPages())
                .with("adm/home.html", "GUARDED home page")
                .with("pages/home.html", "the home page");
    }

    static String welcomeFile(String name) {
        return "<welcome-file-list><welcome-file>" + name + "</welcome-file></welcome-file-list>";
    }

    static String listener() {
        return "<listener><listener-class>{pages}.WelcomeListener</listener-class></listener>";
    }

    static String servlet(String name, String pattern) {
        return "<servlet><servlet-name>" + name + "</servlet-name><servlet-class>{pages}." + name
                + "</servlet-class></servlet><servlet-mapping><servlet-name>" + name + "</servlet-name><url-pattern>"
                + pattern + "</url-pattern></servlet-mapping>";
    }
}
