package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.JwtGuardListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications are not deployed if requests can bypass the filter. */
class CoverageTest {
    private static final String FILTER = "<filter><filter-name>jwt</filter-name><filter-class>"
            + JwtFilter.class.getName() + "</filter-class></filter>";

    /** A listener that registers the filter, as old frameworks without web.xml do. */
    public static final class Registering implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext()
                    .addFilter("jwt", JwtFilter.class)
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {}
    }

    @TempDir
    private Path directory;

    private DeployedApplication application;

    private DeployedApplication prepare(String... settings) throws Exception {
        application = new DeployedApplication(directory, settings).withoutEndpoint();
        application.file("index.html", "the page").file("admin/index.html", "the other page");
        return application;
    }

    private static String listener(Class<?> type) {
        return "<listener><listener-class>" + type.getName() + "</listener-class></listener>";
    }

    private static String mapping(String target) {
        return "<filter-mapping><filter-name>jwt</filter-name>" + target + "</filter-mapping>";
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<url-pattern>/admin/*</url-pattern>",
                "<url-pattern>*.html</url-pattern>",
                "<servlet-name>default</servlet-name>",
                "<url-pattern>/*</url-pattern><dispatcher>FORWARD</dispatcher>",
                "<url-pattern>/*</url-pattern><dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher>"
            })
    void a_mapping_that_leaves_requests_out_stops_the_deployment(String target) throws Exception {
        prepare().declare(listener(JwtGuardListener.class)).declare(FILTER).declare(mapping(target));

        assertThatThrownBy(application::start)
                .hasStackTraceContaining("The application is not deployed")
                .hasStackTraceContaining("the JwtFilter is mapped to ");
    }

    @Test
    void a_filter_that_is_not_mapped_stops_the_deployment() throws Exception {
        prepare().declare(listener(JwtGuardListener.class)).declare(FILTER);

        assertThatThrownBy(application::start).hasStackTraceContaining("declared but not mapped");
    }

    @Test
    void a_listener_without_a_filter_stops_the_deployment() throws Exception {
        prepare().declare(listener(JwtGuardListener.class));

        assertThatThrownBy(application::start).hasStackTraceContaining("no JwtFilter is declared");
    }

    @Test
    void deployment_partial_permits_a_narrow_mapping() throws Exception {
        prepare("deployment.partial = true")
                .declare(listener(JwtGuardListener.class))
                .declare(FILTER)
                .declare(mapping("<url-pattern>/admin/*</url-pattern>"))
                .start();

        assertThat(application.head("/admin/index.html")).startsWith("HTTP/1.1 401 ");
        assertThat(application.head("/index.html")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_filter_that_an_earlier_listener_has_registered_counts() throws Exception {
        prepare()
                .declare(listener(Registering.class))
                .declare(listener(JwtGuardListener.class))
                .start();

        assertThat(application.head("/index.html")).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void a_filter_that_a_container_initializer_has_registered_counts() throws Exception {
        prepare()
                .withInitializer((classes, context) -> context.addFilter("jwt", JwtFilter.class)
                        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*"))
                .declare(listener(JwtGuardListener.class))
                .start();

        assertThat(application.head("/index.html")).startsWith("HTTP/1.1 401 ");
    }
}
