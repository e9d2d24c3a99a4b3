package io.github.jwtfilter.servers;

import java.util.function.Supplier;

/** The servers that only the profile {@code containers} starts with the commands and files of their pages. */
enum LargeContainer {
    TOMEE_8(() -> new DocumentedTomcat("tomee", ServerKind.Api.JAVAX, TestFiles.server("tomee-8"))),
    WILDFLY_26(() -> new DocumentedWildFly(TestFiles.server("wildfly-26"))),
    OPEN_LIBERTY(() -> new DocumentedLiberty(TestFiles.server("open-liberty"))),
    GLASSFISH_7(() -> new DocumentedGlassFish(TestFiles.server("glassfish-7"))),
    PAYARA_5(() -> payara(ServerKind.Api.JAVAX, "payara-micro-5.jar")),
    PAYARA_6(() -> payara(ServerKind.Api.JAKARTA, "payara-micro-6.jar"));

    private final Supplier<DocumentedServer> server;

    LargeContainer(Supplier<DocumentedServer> server) {
        this.server = server;
    }

    DocumentedServer server() {
        return server.get();
    }

    private static DocumentedServer payara(ServerKind.Api api, String jar) {
        return new DocumentedPayaraMicro(api, TestFiles.container(jar));
    }
}
