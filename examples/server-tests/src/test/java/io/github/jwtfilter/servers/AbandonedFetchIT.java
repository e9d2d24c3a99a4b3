package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** An application that is stopped during a fetch of keys. */
class AbandonedFetchIT {
    @Test
    void an_application_that_ends_during_a_fetch_leaves_no_thread_behind() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout((int) Await.LIMIT.toMillis());
            RunningServer server = Deployment.on(ServerKind.TOMCAT_9)
                    .application(
                            "orders", OrderDesk.with(patientlyTrusting("http://localhost:" + silent.getLocalPort())))
                    // Tomcat's own log manager, which continues to log while Tomcat stops.
                    .property("java.util.logging.manager", "org.apache.juli.ClassLoaderLogManager")
                    .start();
            ServerLog log = server.log();
            try (Socket waiting = silent.accept()) {
                assertThat(waiting.isConnected()).isTrue();
                server.close();
            }
            // Tomcat searches for threads of stopped applications, and logs their names.
            assertThat(log.text()).contains("Stopping service [Catalina]").doesNotContain("thread named [jwt-filter");
        }
    }

    private static String patientlyTrusting(String issuer) {
        return """
                issuer             = %s
                audience           = %s
                keys.read-timeout  = 30s
                keys.fetch-timeout = 60s
                """.formatted(issuer, OrderDesk.AUDIENCE);
    }
}
