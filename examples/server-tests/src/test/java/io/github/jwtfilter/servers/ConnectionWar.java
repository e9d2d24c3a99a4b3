package io.github.jwtfilter.servers;

/** An application that prints the connection as it sees it; it has servlets only, since Undertow does not support JSP. */
final class ConnectionWar {
    private static final String WEB_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="{namespace}" version="{version}" metadata-complete="true">
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
              </filter-mapping>
              <servlet>
                <servlet-name>connection</servlet-name>
                <servlet-class>{pages}.ConnectionServlet</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>connection</servlet-name>
                <url-pattern>/who</url-pattern>
                <url-pattern>/away</url-pattern>
                <url-pattern>/login</url-pattern>
              </servlet-mapping>
            </web-app>
            """;

    private ConnectionWar() {}

    /** The application with the settings of the shop and additional lines. */
    static War with(ServerKind kind, String moreSettings) {
        return War.empty()
                .with("WEB-INF/web.xml", kind.api().fill(WEB_XML))
                .with("WEB-INF/jwt-filter.properties", Shop.settings(moreSettings))
                .withLibrary(TestFiles.guardedPages())
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }
}
