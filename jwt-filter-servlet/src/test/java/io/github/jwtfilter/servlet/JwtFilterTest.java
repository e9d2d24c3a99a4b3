package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

class JwtFilterTest {
    private final FilterChain chain = mock();
    private final HttpServletRequest request =
            Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.of("alice"));

    private static JwtFilter filter(ServletContext context) {
        JwtFilter filter = new JwtFilter();
        filter.init(Container.filter(context));
        return filter;
    }

    private static JwtFilter goodFilter() {
        return filter(Container.context("/app", Tokens.settings()));
    }

    private HttpServletResponse run(JwtFilter filter, HttpServletRequest request) throws Exception {
        HttpServletResponse response = Container.response();
        filter.doFilter(request, response, chain);
        return response;
    }

    private String passedUser() throws Exception {
        ArgumentCaptor<HttpServletRequest> passed = ArgumentCaptor.forClass(HttpServletRequest.class);
        verify(chain).doFilter(passed.capture(), any());
        return passed.getValue().getRemoteUser();
    }

    private void rejected(HttpServletResponse response, int status) throws Exception {
        verify(response).setStatus(status);
        verify(chain, never()).doFilter(any(), any());
    }

    @ParameterizedTest
    @EnumSource(DispatcherType.class)
    void responds_with_503_to_every_dispatch_without_settings(DispatcherType type) throws Exception {
        when(request.getDispatcherType()).thenReturn(type);

        rejected(run(filter(Container.context("/app")), request), 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "issuer = a\nissuer = b\n", "keys.secret = x", "\0\0", "= = ="})
    void responds_with_503_if_the_settings_are_invalid(String settings) throws Exception {
        rejected(run(filter(Container.context("/app", settings)), request), 503);
    }

    @Test
    void responds_with_503_before_init_and_after_destroy() throws Exception {
        rejected(run(new JwtFilter(), request), 503);
        JwtFilter filter = goodFilter();
        filter.destroy();
        rejected(run(filter, request), 503);
    }

    @Test
    void init_throws_no_exception_for_any_exception_of_the_container() throws Exception {
        for (Throwable failure : new Throwable[] {
            new IllegalStateException("no context"), new NoClassDefFoundError("gone"), new StackOverflowError()
        }) {
            FilterConfig config = mock();
            when(config.getServletContext()).thenThrow(failure);
            JwtFilter filter = new JwtFilter();

            assertThatCode(() -> filter.init(config)).doesNotThrowAnyException();
            rejected(run(filter, request), 503);
        }
    }

    @Test
    void does_not_start_where_the_server_would_accept_handshakes_before_it() throws Exception {
        ServletContext context = Container.context("/app", Tokens.settings());
        FilterRegistration upgrades =
                Container.registration("ws", "org.eclipse.jetty.websocket.servlet.WebSocketUpgradeFilter", "/*");
        doReturn(Map.of("ws", upgrades)).when(context).getFilterRegistrations();
        when(context.getResourcePaths("/WEB-INF/lib/")).thenReturn(Set.of("/WEB-INF/lib/sockets.jar"));
        JwtFilter filter = new JwtFilter();

        assertThatThrownBy(() -> filter.init(Container.filter(context)))
                .hasMessageContaining("WEB-INF/lib/sockets.jar cannot be opened");
        rejected(run(filter, request), 503);
    }

    @Test
    void a_relative_location_without_a_base_is_rejected() throws Exception {
        ServletContext context = Container.withFile(Container.context("/app"), "jwt.properties", Tokens.settings());
        FilterConfig config = Container.filter(context);
        when(config.getInitParameter("config")).thenReturn("jwt.properties");
        JwtFilter filter = new JwtFilter();
        filter.init(config);

        rejected(run(filter, request), 503);
    }

    @Test
    void does_not_pass_requests_other_than_http() throws Exception {
        ServletRequest other = mock();
        ServletResponse response = mock();

        goodFilter().doFilter(other, response, chain);

        verifyNoInteractions(chain);
    }

    @Test
    void checks_a_request_once() throws Exception {
        JwtFilter filter = goodFilter();
        run(filter, request);
        when(request.getHeaders("Authorization")).thenReturn(null);
        FilterChain again = mock();

        filter.doFilter(request, Container.response(), again);

        verify(again).doFilter(any(JwtRequest.class), any());
    }

    @Test
    void a_rejected_request_stays_rejected_when_it_is_dispatched_again() throws Exception {
        JwtFilter filter = goodFilter();
        HttpServletRequest bare = Container.request(DispatcherType.REQUEST);
        rejected(run(filter, bare), 401);
        when(bare.getDispatcherType()).thenReturn(DispatcherType.FORWARD);

        rejected(run(filter, bare), 401);
    }

    @Test
    void the_decision_of_another_application_does_not_count() throws Exception {
        run(goodFilter(), request);
        when(request.getHeaders("Authorization")).thenReturn(null);
        FilterChain other = mock();
        HttpServletResponse response = Container.response();

        goodFilter().doFilter(request, response, other);

        verify(response).setStatus(401);
        verifyNoInteractions(other);
    }

    @ParameterizedTest
    @EnumSource(value = DispatcherType.class, mode = EnumSource.Mode.EXCLUDE, names = "ERROR")
    void any_first_dispatch_but_an_error_needs_a_token(DispatcherType type) throws Exception {
        rejected(run(goodFilter(), Container.request(type)), 401);
    }

    @Test
    void an_error_without_a_decision_passes_as_anonymous_even_with_a_token() throws Exception {
        when(request.getDispatcherType()).thenReturn(DispatcherType.ERROR);

        run(goodFilter(), request);

        assertThat(passedUser()).isNull();
    }

    @Test
    void the_error_page_of_a_rejection_passes_as_anonymous() throws Exception {
        JwtFilter filter = goodFilter();
        HttpServletRequest bare = Container.request(DispatcherType.REQUEST);
        run(filter, bare);
        when(bare.getDispatcherType()).thenReturn(DispatcherType.ERROR);

        run(filter, bare);

        assertThat(passedUser()).isNull();
    }

    @Test
    void does_not_write_to_a_committed_response() throws Exception {
        HttpServletResponse response = Container.response();
        when(response.isCommitted()).thenReturn(true);

        goodFilter().doFilter(Container.request(DispatcherType.REQUEST), response, chain);

        verify(response, never()).setStatus(anyInt());
        verify(response, never()).setHeader(anyString(), anyString());
        verifyNoInteractions(chain);
    }

    @Test
    void writes_the_response_although_the_application_has_called_get_writer() throws Exception {
        HttpServletResponse response = Container.response();
        StringWriter text = new StringWriter();
        when(response.getOutputStream()).thenThrow(new IllegalStateException("getWriter has been called"));
        when(response.getWriter()).thenReturn(new PrintWriter(text));

        goodFilter().doFilter(Container.request(DispatcherType.REQUEST), response, chain);

        assertThat(text.toString()).contains("\"status\":401");
    }

    @Test
    void a_response_that_cannot_be_written_is_the_containers_affair() throws Exception {
        HttpServletResponse response = Container.response();
        when(response.getOutputStream()).thenThrow(new IOException("gone"));

        assertThatThrownBy(() -> goodFilter().doFilter(Container.request(DispatcherType.REQUEST), response, chain))
                .isInstanceOf(IOException.class);
        verifyNoInteractions(chain);
    }

    @Test
    void reports_every_problem_in_one_record_of_the_log_and_never_a_secret() {
        List<LogRecord> records = logOfStart("/app", "isuer = https://issuer.example\nkeys.secret = short-secret\n");

        assertThat(records).hasSize(1);
        assertThat(records.get(0).getThrown()).isNull();
        assertThat(records.get(0).getMessage())
                .contains("503", "isuer", "audience", "keys.secret", "/WEB-INF/jwt-filter.properties:2")
                .doesNotContain("short-secret");
    }

    @ParameterizedTest
    @CsvSource({"'', jwt, 1", "/app, jwt, 1", "'', __Secure-jwt, 1", "/app, __Secure-jwt, 0", "'', __Host-jwt, 0"})
    void warns_of_a_cookie_that_other_hosts_can_set(String contextPath, String cookie, int warnings) {
        String settings = Tokens.settings().replace("token.cookie = access", "token.cookie = " + cookie);

        assertThat(logOfStart(contextPath, settings))
                .filteredOn(line -> line.getLevel() == Level.WARNING)
                .hasSize(warnings)
                .allMatch(line -> line.getMessage().contains("token.cookie: other hosts of the same domain"));
    }

    private static List<LogRecord> logOfStart(String contextPath, String settings) {
        List<LogRecord> records = new ArrayList<>();
        Logger logger = Logger.getLogger(JwtFilter.class.getName());
        Handler handler = new CollectingHandler(records);
        logger.addHandler(handler);
        try {
            filter(Container.context(contextPath, settings));
        } finally {
            logger.removeHandler(handler);
        }
        return records;
    }

    private static final class CollectingHandler extends Handler {
        private final List<LogRecord> records;

        CollectingHandler(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
