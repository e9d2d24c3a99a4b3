package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Set;
import javax.management.ObjectName;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with a database for its sessions, whose driver it contains, with a listener, an audit log, metrics and reload, that is deployed
 * repeatedly on one Tomcat, which reports the resources that each deployment leaks.
 */
class RedeployedOperationIT {
    private static final int ROUNDS = 50;

    private static final String SETTINGS = """

            session.secret    = a secret of this test with more than 32 bytes
            store.jdbc.url    = jdbc:h2:mem:helpdesk
            store.jdbc.create = true
            revocation.store  = jdbc
            audit             = all
            log.mdc           = true
            reload            = 1s
            metrics.path      = /metrics
            health.path       = /health
            access.1          = /metrics : role admin
            access.2          = /health /health/** : optional
            """;

    /** Without a servlet for a path, an embedded Tomcat calls no filter. */
    private static final String DEFAULT_SERVLET = """
              <servlet>
                <servlet-name>default</servlet-name>
                <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>default</servlet-name>
                <url-pattern>/</url-pattern>
              </servlet-mapping>
            </web-app>""";

    @TempDir
    private Path directory;

    private final StoppedApplication stopped = new StoppedApplication();

    @AfterEach
    void endTest() {
        stopped.close();
    }

    @Test
    void leaves_nothing_behind_in_any_of_many_deployments() throws Exception {
        // As Tomcat's JreMemoryLeakPreventionListener does: otherwise the class loader of the application would find
        // the drivers of this
        // process, once for all.
        DriverManager.getDrivers();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        Context application = application(tomcat);
        tomcat.start();
        WeakReference<ClassLoader> loader = new WeakReference<>(null);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(application.getState().isAvailable()).isTrue();
                loader = new WeakReference<>(application.getLoader().getClassLoader());
                use("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/helpdesk");
                stopped.stop(application, "round " + round);
                assertThat(beans()).as("round %d", round).isEmpty();
                application.start();
            }
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
        WeakReference<ClassLoader> last = loader;
        ClassLoader left = Await.until(found -> found == null, Await.LIMIT, () -> {
            System.gc();
            return last.get();
        });
        assertThat(left).as("the class loader of the last deployment").isNull();
    }

    private static void use(String application) {
        SessionClient client = new SessionClient();
        assertThat(client.get(URI.create(application + "/tickets")).statusCode())
                .isEqualTo(401);
        HttpResponse<String> login = client.post(URI.create(application + "/login"), "user=bob&password=open+sesame");
        assertThat(login.statusCode()).as(login.body()).isEqualTo(302);
        assertThat(client.get(URI.create(application + "/health")).statusCode()).isEqualTo(200);
        HttpResponse<String> metrics = client.get(URI.create(application + "/metrics"));
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jwtfilter_decisions_total");
    }

    private Context application(Tomcat tomcat) throws Exception {
        Path war = Files.createDirectories(directory.resolve("webapps")).resolve("helpdesk.war");
        War.copyOf(TestFiles.sessionWar())
                .withLibrary(TestFiles.library("h2.jar"))
                .edit("WEB-INF/web.xml", text -> text.replace("</web-app>", DEFAULT_SERVLET))
                .edit(
                        "WEB-INF/jwt-filter.properties",
                        text -> text.replace("session.store = memory", "session.store = jdbc")
                                        .replace("session.jwks-path    = /jwt/keys", "")
                                + SETTINGS)
                .writeTo(war);
        Context application = tomcat.addContext("/helpdesk", war.toString());
        ContextConfig descriptor = new ContextConfig();
        descriptor.setDefaultWebXml(Constants.NoDefaultWebXml);
        application.addLifecycleListener(descriptor);
        return application;
    }

    private static Set<ObjectName> beans() throws Exception {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("io.github.jwtfilter:*"), null);
    }
}
