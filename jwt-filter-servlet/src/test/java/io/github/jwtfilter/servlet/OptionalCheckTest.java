package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If a check that only warns fails on a server, the server must still serve the application, protected. */
class OptionalCheckTest {
    private final ServletContext context = Container.withFile(
            Container.context(mock(ServletContext.class, withSettings().extraInterfaces(LikeJetty.class)), "/app"),
            Container.DEFAULT_LOCATION,
            Tokens.settings());
    private final Map<String, FilterRegistration> filters = new LinkedHashMap<>();
    private final FilterRegistration first = Container.registration("first", "com.example.First");

    OptionalCheckTest() {
        filters.put("first", first);
        filters.put("jwt", Container.registration("jwt", JwtFilter.class.getName(), "/*"));
        doReturn(filters).when(context).getFilterRegistrations();
        when(((LikeJetty) context).getContextHandler())
                .thenReturn(new Handler(new Filters(List.of(new Mapping("first"), new Mapping("jwt")))));
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    void the_listener_starts_the_application(Class<? extends Throwable> failure) throws Exception {
        when(first.getUrlPatternMappings()).thenThrow(failure);

        new JwtGuardListener().contextInitialized(new ServletContextEvent(context));

        assertThat(GuardRegistry.of(context)).isNotNull();
        verify(context, atLeastOnce())
                .log(contains("WARN Application /app: a check at startup failed with " + failure.getName()));
        assertThat(isServed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    void the_filter_without_a_listener_starts_too(Class<? extends Throwable> failure) throws Exception {
        when(first.getUrlPatternMappings()).thenThrow(failure);

        assertThat(isServed()).isTrue();
        verify(context, atLeastOnce())
                .log(contains("WARN Application /app: a check at startup failed with " + failure.getName()));
    }

    @ParameterizedTest
    @ValueSource(classes = {SecurityException.class, NoClassDefFoundError.class})
    void a_server_that_opens_no_descriptor_starts_the_application(Class<? extends Throwable> failure) throws Exception {
        when(context.getResourceAsStream("/WEB-INF/web.xml")).thenThrow(failure);
        when(context.getResourcePaths(any())).thenThrow(failure);
        when(context.getSessionCookieConfig()).thenThrow(failure);

        new JwtGuardListener().contextInitialized(new ServletContextEvent(context));

        assertThat(isServed()).isTrue();
        verify(context, atLeastOnce()).log(contains("/WEB-INF/web.xml cannot be opened"));
        verify(context, atLeastOnce()).log(contains("the default welcome files are used in addition"));
    }

    @Test
    void a_check_that_works_still_warns() {
        when(first.getUrlPatternMappings()).thenReturn(List.of("/api/*"));

        new JwtGuardListener().contextInitialized(new ServletContextEvent(context));

        verify(context).log(contains("before the JwtFilter, the server runs \"first\""));
    }

    private boolean isServed() throws Exception {
        JwtFilter filter = new JwtFilter();
        filter.init(Container.filter(context));
        boolean[] served = new boolean[1];
        FilterChain chain = (request, response) -> served[0] = true;
        filter.doFilter(
                Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.of("alice")), Container.response(), chain);
        filter.destroy();
        return served[0];
    }

    /** The object graph that leads to the order of the filters. */
    public interface LikeJetty {
        Handler getContextHandler();
    }

    /** A step in this graph. */
    public static final class Handler {
        private final Filters filters;

        Handler(Filters filters) {
            this.filters = filters;
        }

        public Filters getServletHandler() {
            return filters;
        }
    }

    /** A step in this graph. */
    public static final class Filters {
        private final List<Mapping> mappings;

        Filters(List<Mapping> mappings) {
            this.mappings = mappings;
        }

        public Mapping[] getFilterMappings() {
            return mappings.toArray(new Mapping[0]);
        }
    }

    /** The last step. */
    public static final class Mapping {
        private final String name;

        Mapping(String name) {
            this.name = name;
        }

        public String getFilterName() {
            return name;
        }
    }
}
