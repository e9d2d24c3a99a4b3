package io.github.jwtfilter.servers;

import java.util.function.Supplier;

/** The servers that each build starts with the commands and files of their pages. */
enum DocumentedContainer {
    TOMCAT_7(() -> tomcat("tomcat-7", ServerKind.Api.JAVAX)),
    TOMCAT_9(() -> tomcat("tomcat-9", ServerKind.Api.JAVAX)),
    TOMCAT_11(() -> tomcat("tomcat-11", ServerKind.Api.JAKARTA)),
    JETTY_9(() -> jetty("jetty-9", ServerKind.Api.JAVAX, "http,deploy,annotations")),
    JETTY_10(() -> jetty("jetty-10", ServerKind.Api.JAVAX, "http,deploy,annotations")),
    JETTY_12(() -> jetty("jetty-12", ServerKind.Api.JAKARTA, "http,ee10-deploy,ee10-annotations")),
    UNDERTOW_2_2(DocumentedUndertow::new);

    private final Supplier<DocumentedServer> server;

    DocumentedContainer(Supplier<DocumentedServer> server) {
        this.server = server;
    }

    DocumentedServer server() {
        return server.get();
    }

    private static DocumentedServer tomcat(String home, ServerKind.Api api) {
        return new DocumentedTomcat("tomcat", api, TestFiles.server(home));
    }

    private static DocumentedServer jetty(String home, ServerKind.Api api, String modules) {
        return new DocumentedJetty(api, TestFiles.server(home), modules);
    }
}
