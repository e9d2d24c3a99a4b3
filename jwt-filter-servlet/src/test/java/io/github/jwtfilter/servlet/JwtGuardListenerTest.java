package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JwtGuardListenerTest {
    private static final String MINE = JwtFilter.class.getName();

    private final JwtGuardListener listener = new JwtGuardListener();
    private final Map<String, FilterRegistration> filters = new LinkedHashMap<>();

    private ServletContext prepared(ServletContext context) {
        doReturn(filters).when(context).getFilterRegistrations();
        return context;
    }

    private void register(String name, String className, String config) {
        FilterRegistration filter = mock();
        when(filter.getClassName()).thenReturn(className);
        when(filter.getInitParameter("config")).thenReturn(config);
        filters.put(name, filter);
    }

    private void start(ServletContext context) {
        listener.contextInitialized(new ServletContextEvent(context));
    }

    @Test
    void reads_the_default_location_when_no_filter_is_registered_yet() {
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void reads_what_the_filters_name() {
        register("jwt", MINE, "/WEB-INF/other.properties");
        ServletContext context = prepared(Container.context("/app"));
        Container.withFile(context, "/WEB-INF/other.properties", Tokens.settings());

        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void stops_the_deployment_when_there_are_no_settings() {
        ServletContext context = prepared(Container.context("/app"));

        assertThatThrownBy(() -> start(context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/WEB-INF/jwt-filter.properties")
                .hasMessageContaining("there is no file");
    }

    @Test
    void lists_the_problems_of_every_filter() {
        register("one", MINE, "/WEB-INF/one.properties");
        register("two", MINE, null);
        register("other", "com.example.OtherFilter", "/WEB-INF/unrelated.properties");
        ServletContext context = prepared(Container.context("/app", "isuer = x"));

        assertThatThrownBy(() -> start(context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/WEB-INF/one.properties")
                .hasMessageContaining("isuer")
                .hasMessageContaining("audience")
                .hasMessageNotContaining("unrelated");
    }

    @Test
    void hands_nothing_over_when_only_some_settings_are_good() {
        register("good", MINE, null);
        register("bad", MINE, "/WEB-INF/none.properties");
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        assertThatThrownBy(() -> start(context)).isInstanceOf(IllegalStateException.class);

        verify(context, never()).setAttribute(anyString(), any());
    }

    @Test
    void checks_the_default_location_where_it_may_not_ask_for_filters() {
        ServletContext context = Container.context("/app");
        when(context.getFilterRegistrations()).thenThrow(new UnsupportedOperationException());

        assertThatThrownBy(() -> start(context)).hasMessageContaining("/WEB-INF/jwt-filter.properties");
    }

    @Test
    void the_filter_takes_the_guard_that_the_listener_has_built() {
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        start(context);

        new JwtFilter().init(Container.filter(context));

        verify(context, times(1)).getResourceAsStream(Container.DEFAULT_LOCATION);
    }

    @Test
    void leaves_nothing_behind() {
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        SettingsLocation location = SettingsLocation.find("/app", null, new FakeEnvironment());
        start(context);
        assertThat(ContextGuards.find(context, location)).isNotNull();

        listener.contextDestroyed(new ServletContextEvent(context));

        assertThat(ContextGuards.find(context, location)).isNull();
    }
}
