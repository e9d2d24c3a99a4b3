package io.github.jwtfilter.servers;

/** An application that stores notes of its users in their sessions, and filters that are registered programmatically. */
final class NotesWar {
    static final String AUDIENCE = "notes";
    static final String KEYS = "notes.jwks";

    private static final String WEB_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="{namespace}" version="{version}" metadata-complete="true">
              <listener>
                <listener-class>{guard}Listener</listener-class>
              </listener>
            {listeners}
              <filter>
                <filter-name>declared</filter-name>
                <filter-class>{pages}.RecordingFilter</filter-class>
              </filter>
              <filter>
                <filter-name>jwt</filter-name>
                <filter-class>{filter}</filter-class>
                <async-supported>true</async-supported>
              </filter>
              <filter-mapping>
                <filter-name>declared</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
              <filter-mapping>
                <filter-name>jwt</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
              <servlet>
                <servlet-name>notes</servlet-name>
                <servlet-class>{pages}.NoteServlet</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>notes</servlet-name>
                <url-pattern>/notes</url-pattern>
                <url-pattern>/open</url-pattern>
              </servlet-mapping>
            </web-app>
            """;
    private static final String LISTENER = """
              <listener>
                <listener-class>{pages}.RegisteredFilters</listener-class>
              </listener>
            """;
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = notes
            keys.jwks-file = ${sys:notes.jwks}
            access.10      = /open : anyone
            """;

    private final ServerKind kind;

    NotesWar(ServerKind kind) {
        this.kind = kind;
    }

    War plain() {
        return with("");
    }

    /**
     * With filters that are registered by a listener of the application, and by a {@code ServletContainerInitializer} of a
     * library.
     */
    War withRegisteredFilters() {
        return with(LISTENER)
                .with(
                        "WEB-INF/classes/META-INF/services/" + names("{api}.ServletContainerInitializer"),
                        names("{pages}.FilterInitializer"));
    }

    private War with(String listeners) {
        return War.empty()
                .with("WEB-INF/web.xml", names(WEB_XML.replace("{listeners}", listeners)))
                .with("WEB-INF/jwt-filter.properties", SETTINGS)
                .withLibrary(TestFiles.guardedPages())
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    private String names(String text) {
        return kind.api().fill(text);
    }
}
