package io.github.jwtfilter.servers;

/** The smallest guarded application: one page, which prints the names of the libraries that it finds, and the drop-in. */
final class MinimalWar {
    private static final String WEB_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="3.0" metadata-complete="true">
              <listener>
                <listener-class>io.github.jwtfilter.javax.JwtGuardListener</listener-class>
              </listener>
              <filter>
                <filter-name>jwt</filter-name>
                <filter-class>io.github.jwtfilter.javax.JwtFilter</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping>
                <filter-name>jwt</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
            </web-app>
            """;
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = minimal
            keys.jwks-file = ${sys:minimal.jwks}
            """;
    private static final String PAGE = """
            <%@ page session="false" import="java.io.File" %>
            <%!
              static String jar(String className) {
                try {
                  Class<?> type = Class.forName(className, false, Thread.currentThread().getContextClassLoader());
                  return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getName();
                } catch (ClassNotFoundException e) {
                  return "none";
                }
              }
            %>
            <p>Signed in as <%= request.getRemoteUser() %></p>
            <p>JSON: <%= jar("com.fasterxml.jackson.databind.ObjectMapper") %></p>
            <p>Logging: <%= jar("org.slf4j.LoggerFactory") %>, <%= jar("ch.qos.logback.classic.Logger") %></p>
            """;
    private static final String LOGBACK_XML = """
            <configuration>
              <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
                <encoder>
                  <pattern>logback of %s: %%msg%%n</pattern>
                </encoder>
              </appender>
              <root level="INFO">
                <appender-ref ref="CONSOLE"/>
              </root>
            </configuration>
            """;

    private MinimalWar() {}

    /** The start of a log line written by the application's logging library, or by the server's if there is none. */
    static String startOfLogLine(Libraries libraries) {
        return libraries.haveLogging() ? "logback of " + libraries + ": " : "INFO: ";
    }

    static War with(Libraries libraries) {
        War war = War.empty()
                .with("WEB-INF/web.xml", WEB_XML)
                .with("WEB-INF/jwt-filter.properties", SETTINGS)
                .with("index.jsp", PAGE)
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
        if (libraries.haveLogging()) {
            war.with("WEB-INF/classes/logback.xml", LOGBACK_XML.formatted(libraries));
        }
        libraries.files().forEach(war::withLibrary);
        return war;
    }
}
