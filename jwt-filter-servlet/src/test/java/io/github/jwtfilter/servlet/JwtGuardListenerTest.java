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
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.internal.logging.ApplicationThread;
import io.github.jwtfilter.servlet.scenario.Tokens;
import io.github.jwtfilter.settings.properties.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class JwtGuardListenerTest {
    private static final String MINE = JwtFilter.class.getName();
    private static final String WEB_XML = "/WEB-INF/web.xml";

    private final JwtGuardListener listener = new JwtGuardListener();
    private final Map<String, FilterRegistration> filters = new LinkedHashMap<>();

    private ServletContext prepared(ServletContext context) {
        doReturn(filters).when(context).getFilterRegistrations();
        return context;
    }

    private void register(String name, String className, String config) {
        register(name, className, config, "/*");
    }

    private void register(String name, String className, String config, String... patterns) {
        FilterRegistration filter = Container.registration(name, className, patterns);
        when(filter.getInitParameter("config")).thenReturn(config);
        filters.put(name, filter);
    }

    private static String webXml(String target) {
        return "<web-app><filter><filter-name>jwt</filter-name><filter-class>" + MINE + "</filter-class></filter>"
                + (target.isEmpty()
                        ? ""
                        : "<filter-mapping><filter-name>jwt</filter-name>" + target + "</filter-mapping>")
                + "</web-app>";
    }

    private void start(ServletContext context) {
        listener.contextInitialized(new ServletContextEvent(context));
    }

    @Test
    void rejects_an_application_without_a_filter() {
        register("other", "com.example.OtherFilter", null);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        assertThatThrownBy(() -> start(context))
                .hasMessageContaining("The application is not deployed")
                .hasMessageContaining("no JwtFilter is declared")
                .hasMessageContaining("deployment.partial = true");
    }

    @Test
    void rejects_an_application_of_which_a_filter_covers_a_part() {
        register("jwt", MINE, null, "/admin/*", "*.do");
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        assertThatThrownBy(() -> start(context)).hasMessageContaining("mapped to /admin/* *.do only");
    }

    @Test
    void rejects_an_application_whose_filter_is_not_mapped() {
        register("jwt", MINE, null, new String[0]);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        assertThatThrownBy(() -> start(context)).hasMessageContaining("declared but not mapped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORWARD", "INCLUDE", "ERROR", "ASYNC"})
    void rejects_a_filter_that_requests_do_not_pass(String dispatcher) {
        register("jwt", MINE, null);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        Container.withFile(
                context, WEB_XML, webXml("<url-pattern>/*</url-pattern><dispatcher>" + dispatcher + "</dispatcher>"));

        assertThatThrownBy(() -> start(context)).hasMessageContaining("mapped to /* for " + dispatcher + " only");
    }

    @Test
    void lists_a_gap_together_with_problems_of_the_settings() {
        register("jwt", MINE, null, "/admin/*");
        ServletContext context = prepared(Container.context("/app", "isuer = x"));

        assertThatThrownBy(() -> start(context))
                .hasMessageContaining("isuer")
                .hasMessageContaining("mapped to /admin/* only");
    }

    @Test
    void a_rejected_application_responds_with_503_if_the_server_starts_it_nevertheless() throws Exception {
        register("jwt", MINE, null, "/admin/*");
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        FilterRegistration.Dynamic registration = mock();
        when(context.addFilter(anyString(), any(Filter.class))).thenReturn(registration);
        assertThatThrownBy(() -> start(context)).isInstanceOf(IllegalStateException.class);

        ArgumentCaptor<Filter> filter = ArgumentCaptor.forClass(Filter.class);
        verify(context).addFilter(anyString(), filter.capture());
        FilterChain application = mock();
        HttpServletResponse response = Container.response();
        filter.getValue().doFilter(Container.request(DispatcherType.REQUEST), response, application);

        verify(registration).addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        verify(response).setStatus(503);
        verifyNoInteractions(application);
    }

    @Test
    void an_accepted_application_gets_no_other_filter() {
        register("jwt", MINE, null);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        start(context);

        verify(context, never()).addFilter(anyString(), any(Filter.class));
    }

    @Test
    void an_application_whose_filters_cannot_be_added_is_still_rejected() {
        register("jwt", MINE, null, "/admin/*");
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        when(context.addFilter(anyString(), any(Filter.class))).thenThrow(new UnsupportedOperationException());

        assertThatThrownBy(() -> start(context)).hasMessageContaining("mapped to /admin/* only");
    }

    @Test
    void a_server_may_return_null_for_mappings_that_do_not_exist() {
        register("jwt", MINE, null);
        FilterRegistration filter = filters.get("jwt");
        when(filter.getServletNameMappings()).thenReturn(null);
        FilterRegistration unmapped = Container.registration("other", "com.example.OtherFilter");
        when(unmapped.getUrlPatternMappings()).thenReturn(null);
        filters.put("other", unmapped);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void deployment_partial_permits_a_narrow_mapping() {
        register("jwt", MINE, null, "/admin/*");
        ServletContext context = prepared(Container.context("/app", Tokens.settings("deployment.partial = true")));

        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void deployment_partial_must_be_set_in_every_settings_file() {
        register("one", MINE, "/WEB-INF/one.properties", "/one/*");
        register("two", MINE, null, "/two/*");
        ServletContext context = prepared(Container.context("/app", Tokens.settings("deployment.partial = true")));
        Container.withFile(context, "/WEB-INF/one.properties", Tokens.settings());

        assertThatThrownBy(() -> start(context)).hasMessageContaining("mapped to /one/*, /two/* only");
    }

    @Test
    void a_mapping_that_code_has_added_counts() {
        register("jwt", MINE, null, "/admin/*", "/*");
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        Container.withFile(context, WEB_XML, webXml("<url-pattern>/admin/*</url-pattern>"));

        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void uses_the_mapping_of_the_descriptor_if_filters_are_inaccessible() {
        ServletContext context = Container.context("/app", Tokens.settings());
        when(context.getFilterRegistrations()).thenThrow(new UnsupportedOperationException());

        Container.withFile(context, WEB_XML, webXml("<url-pattern>/admin/*</url-pattern>"));
        assertThatThrownBy(() -> start(context)).hasMessageContaining("mapped to /admin/* only");
        Container.withFile(context, WEB_XML, webXml("<url-pattern>/*</url-pattern>"));
        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void uses_the_location_in_the_descriptor_if_filters_are_inaccessible() {
        ServletContext context = Container.context("/app");
        when(context.getFilterRegistrations()).thenThrow(new UnsupportedOperationException());
        Container.withFile(
                context,
                WEB_XML,
                webXml("<url-pattern>/*</url-pattern>")
                        .replace(
                                "</filter>",
                                "<init-param><param-name>config</param-name><param-value>/WEB-INF/other.properties"
                                        + "</param-value></init-param></filter>"));
        Container.withFile(context, "/WEB-INF/other.properties", Tokens.settings());

        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void an_application_that_registers_listener_and_filter_by_code_is_not_rejected() {
        ServletContext context = Container.context("/app", Tokens.settings());
        when(context.getFilterRegistrations()).thenThrow(new UnsupportedOperationException());

        assertThatCode(() -> start(context)).doesNotThrowAnyException();
    }

    @Test
    void reads_the_settings_of_registered_filters() {
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
    void shares_no_guard_if_some_settings_are_invalid() {
        register("good", MINE, null);
        register("bad", MINE, "/WEB-INF/none.properties");
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));

        assertThatThrownBy(() -> start(context)).isInstanceOf(IllegalStateException.class);

        verify(context, never()).setAttribute(anyString(), any());
    }

    @Test
    void checks_the_default_location_if_filters_are_inaccessible() {
        ServletContext context = Container.context("/app");
        when(context.getFilterRegistrations()).thenThrow(new UnsupportedOperationException());

        assertThatThrownBy(() -> start(context)).hasMessageContaining("/WEB-INF/jwt-filter.properties");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.eclipse.jetty.websocket.servlet.WebSocketUpgradeFilter",
                "org.eclipse.jetty.ee10.websocket.servlet.WebSocketUpgradeFilter"
            })
    void rejects_a_program_with_unknown_endpoints_and_order(String upgradeFilter) {
        register("jwt", MINE, null);
        register(upgradeFilter, upgradeFilter, null);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        when(context.getResourcePaths(anyString())).thenReturn(null);

        assertThatThrownBy(() -> start(context))
                .hasMessageContaining("may have WebSocket endpoints")
                .hasMessageContaining(upgradeFilter);
    }

    @Test
    void the_filter_uses_the_guard_of_the_listener() {
        register("jwt", MINE, null);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        start(context);

        new JwtFilter().init(Container.filter(context));

        verify(context, times(1)).getResourceAsStream(Container.DEFAULT_LOCATION);
    }

    @Test
    void a_listener_that_is_declared_twice_leaves_no_thread() {
        register("jwt", MINE, null);
        ServletContext context = prepared(Container.context(
                "/twice", "issuer = https://idp.example.com\naudience = a\nkeys.jwks-uri = http://127.0.0.1:1/keys\n"));
        start(context);
        new JwtGuardListener().contextInitialized(new ServletContextEvent(context));
        assertThat(threadsOf("/twice")).isNotEmpty();

        listener.contextDestroyed(new ServletContextEvent(context));

        assertThat(threadsOf("/twice")).isEmpty();
    }

    /** Guards of other tests may have threads of their own. */
    private static Set<Thread> threadsOf(String application) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread instanceof ApplicationThread named && application.equals(named.application()))
                .collect(Collectors.toSet());
    }

    @Test
    void removes_the_guards_from_the_context() {
        register("jwt", MINE, null);
        ServletContext context = prepared(Container.context("/app", Tokens.settings()));
        SettingsLocation location = SettingsLocation.find("/app", null, mock(Environment.class));
        start(context);
        assertThat(GuardRegistry.of(context).find(location)).isNotNull();

        listener.contextDestroyed(new ServletContextEvent(context));

        assertThat(GuardRegistry.of(context)).isNull();
    }
}
