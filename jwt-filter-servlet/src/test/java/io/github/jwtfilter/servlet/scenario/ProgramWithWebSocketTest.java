package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.JwtGuardListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.ee9.websocket.servlet.WebSocketUpgradeFilter;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that starts a server with WebSocket endpoints, without a web.xml and without class files. */
class ProgramWithWebSocketTest {
    @TempDir
    private Path directory;

    private final Server server = new Server();
    private final ServletContextHandler context = new ServletContextHandler();

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(
                Files.createDirectory(directory.resolve("WEB-INF")).resolve("jwt-filter.properties"),
                Tokens.settings());
        context.setBaseResourceAsPath(directory);
        server.setHandler(context);
        JakartaWebSocketServletContainerInitializer.configure(
                context, (unused, container) -> container.addEndpoint(EchoEndpoint.class));
    }

    private void register(Class<? extends Filter> type) {
        FilterHolder filter = new FilterHolder(type);
        filter.setName(type.getName());
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void the_listener_rejects_it_unless_the_program_registers_the_upgrade_filter() {
        context.addEventListener(new JwtGuardListener());
        register(JwtFilter.class);

        assertThatThrownBy(server::start).hasStackTraceContaining("may have WebSocket endpoints");
    }

    @Test
    void the_filter_rejects_it_without_the_listener() {
        register(JwtFilter.class);

        assertThatThrownBy(server::start).hasStackTraceContaining("may have WebSocket endpoints");
    }

    @Test
    void an_upgrade_filter_before_the_filter_is_rejected() {
        context.addEventListener(new JwtGuardListener());
        register(WebSocketUpgradeFilter.class);
        register(JwtFilter.class);

        assertThatThrownBy(server::start).hasStackTraceContaining("may have WebSocket endpoints");
    }

    @Test
    void an_upgrade_filter_after_the_filter_is_accepted() throws Exception {
        context.addEventListener(new JwtGuardListener());
        register(JwtFilter.class);
        register(WebSocketUpgradeFilter.class);

        server.start();

        assertThat(context.isAvailable()).isTrue();
    }
}
