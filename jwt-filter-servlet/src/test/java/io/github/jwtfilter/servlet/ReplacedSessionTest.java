package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sessions that a filter of the application provides in place of those of the container, as the native sessions of Shiro, and a
 * forward for which the JwtFilter runs again, now before the wrapper of that filter.
 */
class ReplacedSessionTest {
    private final JwtFilter filter = new JwtFilter();
    private final HttpServletRequest original =
            Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.of("alice", "user"));
    private final HttpSession replaced = mock();
    private HttpServletRequest forwarded;

    @BeforeEach
    void forward() throws Exception {
        filter.init(Container.filter(Container.context("/app", Tokens.settings())));
        when(original.getRequestedSessionId()).thenReturn("id-of-the-other-filter");
        when(replaced.getId()).thenReturn("id-of-the-other-filter");
        filter.doFilter(original, Container.response(), (passed, response) -> {
            HttpServletRequest wrapper = new HttpServletRequestWrapper((HttpServletRequest) passed) {
                @Override
                public HttpSession getSession() {
                    return replaced;
                }

                @Override
                public HttpSession getSession(boolean create) {
                    return replaced;
                }

                @Override
                public DispatcherType getDispatcherType() {
                    return DispatcherType.FORWARD;
                }
            };
            filter.doFilter(wrapper, response, (request, unused) -> forwarded = (HttpServletRequest) request);
        });
    }

    @Test
    void a_forwarded_request_has_the_session_and_the_user() {
        assertThat(forwarded.getSession()).isSameAs(replaced);
        assertThat(forwarded.getSession(false)).isSameAs(replaced);
        assertThat(forwarded.getRemoteUser()).isEqualTo("alice");
    }

    @Test
    void the_session_is_neither_changed_nor_invalidated() {
        forwarded.getSession();

        verify(replaced, never()).setAttribute(any(), any());
        verify(replaced, never()).invalidate();
    }

    @Test
    void a_session_of_the_container_is_bound_through_both_wrappers() throws Exception {
        HttpSession session = mock();
        when(session.getId()).thenReturn("one", "two");
        when(session.isNew()).thenReturn(true);
        HttpServletRequest request = Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.of("alice"));
        when(request.getSession(true)).thenReturn(session);
        filter.doFilter(request, Container.response(), (passed, response) -> {
            HttpServletRequest wrapper = new HttpServletRequestWrapper((HttpServletRequest) passed) {
                @Override
                public DispatcherType getDispatcherType() {
                    return DispatcherType.FORWARD;
                }
            };
            filter.doFilter(wrapper, response, (inner, unused) -> ((HttpServletRequest) inner).getSession());
        });

        verify(session).setAttribute(any(), any());
    }
}
