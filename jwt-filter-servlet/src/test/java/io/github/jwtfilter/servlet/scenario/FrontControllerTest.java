package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.servlet.JwtFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are public although the application serves pages below any directory. */
class FrontControllerTest {
    private static final String[] RULES = {"access.10 = /css/** : anyone", "access.20 = /** : role admin"};

    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();
    private final Logger logger = Logger.getLogger(JwtFilter.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getMessage().contains("open to anyone")) {
                warnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    private void start(DeployedApplication application) throws Exception {
        logger.addHandler(handler);
        try (application) {
            application.start();
        }
    }

    @Test
    void a_filter_for_everything_is_logged_at_startup() throws Exception {
        start(new DeployedApplication(directory, RULES)
                .declareGuard()
                .declareFilter("front", FrontFilter.class.getName()));

        assertThat(warnings).singleElement().asString().contains("access.10", "the filter \"front\"", "/css/**.css");
    }

    @Test
    void a_servlet_for_an_extension_is_logged_at_startup() throws Exception {
        start(new DeployedApplication(directory, RULES)
                .declareGuard()
                .declareServlet("*.action", HttpServletOfTheApplication.class.getName()));

        assertThat(warnings).singleElement().asString().contains("the servlet \"*.action\"");
    }

    /** Without the listener, the filter starts last, and sees the registrations of listeners. */
    @Test
    void a_filter_that_the_application_registers_is_logged_at_startup() throws Exception {
        start(new DeployedApplication(directory, RULES)
                .declare("<listener><listener-class>" + Registering.class.getName() + "</listener-class></listener>")
                .declareFilter("jwt", JwtFilter.class.getName()));

        assertThat(warnings).singleElement().asString().contains("the filter \"registered\"");
    }

    @Test
    void logs_nothing_if_only_files_are_open() throws Exception {
        start(new DeployedApplication(directory, "access.10 = /css/**.css : anyone", "access.20 = /** : role admin")
                .declareGuard()
                .declareFilter("front", FrontFilter.class.getName()));

        assertThat(warnings).isEmpty();
    }

    @Test
    void the_servlets_and_filters_of_the_server_are_not_logged() throws Exception {
        start(new DeployedApplication(directory, RULES).declareGuard());

        assertThat(warnings).isEmpty();
    }

    /** Serves pages, as far as its declaration shows. */
    public static final class FrontFilter implements Filter {
        @Override
        public void init(FilterConfig config) {}

        @Override
        public void destroy() {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
        }
    }

    /** Serves pages of an extension. */
    public static final class HttpServletOfTheApplication extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    /** Registers a filter when the application starts. */
    public static final class Registering implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext()
                    .addFilter("registered", new FrontFilter())
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {}
    }
}
