package io.github.jwtfilter.servers;

import java.util.List;

/** Servers for few tests: old ones, and large ones, which only the profile {@code containers} provides. */
enum ContainerKind {
    TOMCAT_7(ServerKind.Api.JAVAX),
    TOMCAT_8_5(ServerKind.Api.JAVAX),
    GLASSFISH_7(ServerKind.Api.JAKARTA),
    PAYARA_5(ServerKind.Api.JAVAX),
    PAYARA_6(ServerKind.Api.JAKARTA);

    private final ServerKind.Api api;

    ContainerKind(ServerKind.Api api) {
        this.api = api;
    }

    ServerKind.Api api() {
        return api;
    }

    Distribution distribution() {
        return switch (this) {
            case TOMCAT_7 -> new Tomcat(TestFiles.server("tomcat-7"));
            case TOMCAT_8_5 -> new Tomcat(TestFiles.server("tomcat-8.5"));
            case GLASSFISH_7 ->
                new LaunchedServer(
                        TestFiles.server("glassfish-7")
                                .resolve("glassfish/lib/embedded/glassfish-embedded-static-shell.jar"),
                        "GlassFishLauncher.java",
                        List.of("-Xmx512m"));
            case PAYARA_5 -> payara("payara-micro-5.jar");
            case PAYARA_6 -> payara("payara-micro-6.jar");
        };
    }

    private static Distribution payara(String jar) {
        return new LaunchedServer(
                TestFiles.container(jar),
                "PayaraMicroLauncher.java",
                List.of("-Xmx512m", "--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED"));
    }
}
