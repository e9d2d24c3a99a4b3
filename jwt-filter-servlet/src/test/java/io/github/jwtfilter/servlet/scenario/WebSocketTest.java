package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.servlet.JwtFilter;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose upgrade filter precedes all others, unless the application declares it. */
class WebSocketTest {
    private static final String UPGRADE_FILTER = DeployedApplication.UPGRADE_FILTER;
    private static final String[] HANDSHAKE = {
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    @TempDir
    private Path directory;

    private DeployedApplication application;

    private DeployedApplication prepare() throws IOException {
        application = new DeployedApplication(directory);
        return application;
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    @Test
    void behind_the_filter_a_handshake_requires_a_token() throws Exception {
        prepare()
                .declareGuard()
                .declareFilter(UPGRADE_FILTER, UPGRADE_FILTER)
                .withEndpoint()
                .start();

        assertThat(handshake()).startsWith("HTTP/1.1 401 ");
        assertThat(handshake("Authorization: Bearer " + Tokens.forged())).startsWith("HTTP/1.1 401 ");
        assertThat(handshake("Authorization: Bearer " + Tokens.of("alice"))).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void behind_the_guard_the_cookie_is_of_no_use_to_other_sites() throws Exception {
        prepare()
                .declareGuard()
                .declareFilter(UPGRADE_FILTER, UPGRADE_FILTER)
                .withEndpoint()
                .start();
        String cookie = "Cookie: access=" + Tokens.of("alice");

        assertThat(handshake(cookie, "Origin: https://evil.example.com")).startsWith("HTTP/1.1 403 ");
        assertThat(handshake(cookie, "Origin: http://127.0.0.1:1")).startsWith("HTTP/1.1 403 ");
        assertThat(handshake(cookie, "Origin: null")).startsWith("HTTP/1.1 403 ");
        assertThat(handshake(cookie)).startsWith("HTTP/1.1 403 ");
        assertThat(handshake(cookie, "Origin: http://127.0.0.1")).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void an_upgrade_filter_that_is_not_declared_stops_the_deployment() throws Exception {
        prepare().declareGuard().withEndpoint();

        assertThatThrownBy(application::start)
                .hasStackTraceContaining("The application is not deployed")
                .hasStackTraceContaining("<filter-name>" + UPGRADE_FILTER + "</filter-name>");
    }

    @Test
    void an_upgrade_filter_that_is_declared_before_the_guard_stops_the_deployment() throws Exception {
        prepare().declareFilter(UPGRADE_FILTER, UPGRADE_FILTER).declareGuard().withEndpoint();

        assertThatThrownBy(application::start).hasStackTraceContaining("The application is not deployed");
    }

    @Test
    void an_upgrade_filter_with_another_name_is_rejected() throws Exception {
        prepare().declareGuard().declareFilter("websocket", UPGRADE_FILTER).withEndpoint();

        assertThatThrownBy(application::start).hasStackTraceContaining("The application is not deployed");
    }

    /** A listener that registers an endpoint, on a server without WebSocket support enabled. */
    public static final class Registering implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            try {
                JakartaWebSocketServletContainerInitializer.initialize(
                                ServletContextHandler.getServletContextHandler(event.getServletContext(), "test"))
                        .addEndpoint(EchoEndpoint.class);
            } catch (DeploymentException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {}
    }

    @Test
    void an_endpoint_of_a_library_stops_the_deployment() throws Exception {
        prepare().declareGuard().withLibrary("sockets.jar", EchoEndpoint.class).withRegisteredEndpoint();

        assertThatThrownBy(application::start)
                .hasStackTraceContaining("The application is not deployed")
                .hasStackTraceContaining("in WEB-INF/lib/sockets.jar");
    }

    @Test
    void without_the_listener_the_filter_makes_the_application_unavailable() throws Exception {
        prepare().declareFilter("jwt", JwtFilter.class.getName()).withEndpoint();

        assertThatThrownBy(application::start)
                .hasStackTraceContaining("The application is not available")
                .hasStackTraceContaining("<filter-name>" + UPGRADE_FILTER + "</filter-name>");
    }

    @Test
    void with_invalid_settings_too() throws Exception {
        prepare().declareFilter("jwt", JwtFilter.class.getName()).withEndpoint();
        application.file("WEB-INF/jwt-filter.properties", "isuer = x");

        assertThatThrownBy(application::start).hasStackTraceContaining("The application is not available");
    }

    @Test
    void an_endpoint_that_is_registered_after_the_check_of_the_listener_is_found_by_the_filter() throws Exception {
        prepare()
                .declareGuard()
                .declare("<context-param><param-name>org.eclipse.jetty.websocket.jakarta</param-name>"
                        + "<param-value>false</param-value></context-param>")
                .declare("<listener><listener-class>" + Registering.class.getName() + "</listener-class></listener>")
                .withClass(EchoEndpoint.class);

        assertThatThrownBy(application::start)
                .hasStackTraceContaining("The application is not available")
                .hasStackTraceContaining(EchoEndpoint.class.getName());
    }

    @Test
    void an_application_without_endpoints_is_deployed_as_ever() throws Exception {
        prepare().declareGuard().withoutEndpoint();

        assertThatCode(application::start).doesNotThrowAnyException();
        assertThat(handshake()).startsWith("HTTP/1.1 401 ");
    }

    private String handshake(String... more) throws IOException {
        String[] headers = new String[HANDSHAKE.length + more.length];
        System.arraycopy(HANDSHAKE, 0, headers, 0, HANDSHAKE.length);
        System.arraycopy(more, 0, headers, HANDSHAKE.length, more.length);
        return application.head("/echo", headers);
    }
}
