package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters that run before the guard, declared or registered by code. */
class EarlierFiltersTest {
    @TempDir
    private Path directory;

    private final FilterLog log = new FilterLog();
    private DeployedApplication application;

    @AfterEach
    void stop() throws Exception {
        log.close();
        application.close();
    }

    private List<String> warnings() {
        return log.lines().stream()
                .filter(line -> line.contains("before the JwtFilter"))
                .toList();
    }

    @Test
    void a_filter_that_code_puts_first_is_reported_once_with_its_patterns() throws Exception {
        application = new DeployedApplication(directory).declareGuard();
        registerByCode();

        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith("Application /app: before the JwtFilter, the server runs \"first\" (")
                .contains("Unsuspecting on /api/*)", "isMatchAfter = true");
    }

    @Test
    void later_servlet_specific_and_declared_filters_are_not_reported() throws Exception {
        application = new DeployedApplication(directory)
                .declareFilter("declared", Unsuspecting.class.getName())
                .declareGuard();
        registerByCode();

        assertThat(String.join("", warnings()))
                .contains("\"first\"")
                .doesNotContain("\"last\"", "\"of servlet\"", "\"declared\"");
    }

    /** It has no effect in an application without endpoints, and prevents the deployment of others. */
    @Test
    void the_upgrade_filter_of_the_server_is_not_reported() throws Exception {
        application = new DeployedApplication(directory)
                .declareGuard()
                .withoutEndpoint()
                .start();

        assertThat(warnings()).isEmpty();
    }

    private void registerByCode() throws Exception {
        application
                .declare("<listener><listener-class>" + Registration.class.getName() + "</listener-class></listener>")
                .start();
    }

    /** Registers filters as a library does. */
    public static final class Registration implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            EnumSet<DispatcherType> requests = EnumSet.of(DispatcherType.REQUEST);
            add("first", event).addMappingForUrlPatterns(requests, false, "/api/*");
            add("last", event).addMappingForUrlPatterns(requests, true, "/*");
            add("of servlet", event).addMappingForServletNames(requests, false, "default");
        }

        private static FilterRegistration.Dynamic add(String name, ServletContextEvent event) {
            return event.getServletContext().addFilter(name, Unsuspecting.class);
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            // No resources.
        }
    }

    /** A filter of the application. */
    public static final class Unsuspecting implements Filter {
        @Override
        public void init(FilterConfig config) {
            // No configuration.
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
        }

        @Override
        public void destroy() {
            // No resources.
        }
    }
}
