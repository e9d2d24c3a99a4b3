package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is deployed repeatedly on one Tomcat, which reports the resources that each deployment leaks. */
class RedeploymentIT {
    private static final int ROUNDS = 50;
    private static final int CONNECT_LIMIT_MILLIS = 60_000;

    @TempDir
    private Path directory;

    private final StoppedApplication stopped = new StoppedApplication();

    @AfterEach
    void endTest() {
        stopped.close();
    }

    @Test
    void leaves_no_thread_behind_in_any_of_many_deployments() throws Exception {
        // It accepts connections and never responds, so that each fetch lasts until it is aborted.
        try (ServerSocket provider = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            provider.setSoTimeout(CONNECT_LIMIT_MILLIS);
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(directory.toString());
            Context application = application(tomcat, "http://localhost:" + provider.getLocalPort());
            tomcat.start();
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    assertThat(application.getState().isAvailable()).isTrue();
                    try (Socket fetch = provider.accept()) {
                        assertThat(fetch.isConnected()).isTrue();
                        stopped.stop(application, "round " + round);
                    }
                    application.start();
                }
            } finally {
                tomcat.stop();
                tomcat.destroy();
            }
        }
        StoppedApplication.awaitNoThreads("the end");
    }

    private Context application(Tomcat tomcat, String issuer) throws Exception {
        Path war = Files.createDirectories(directory.resolve("webapps")).resolve("minimal.war");
        MinimalWar.with(Libraries.NONE)
                .with("WEB-INF/jwt-filter.properties", """
                        issuer             = %s
                        audience           = minimal
                        keys.read-timeout  = 30s
                        keys.fetch-timeout = 60s
                        """.formatted(issuer))
                .writeTo(war);
        Context application = tomcat.addContext("/minimal", war.toString());
        ContextConfig descriptor = new ContextConfig();
        descriptor.setDefaultWebXml(Constants.NoDefaultWebXml);
        application.addLifecycleListener(descriptor);
        return application;
    }
}
