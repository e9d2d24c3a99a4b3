package io.github.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jwtfilter.servlet.scenario.Tokens;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class JwtRequestTest {
    private final HttpServletRequest original =
            Container.request(DispatcherType.REQUEST, "Bearer " + Tokens.of("alice", "user", "**x"));
    private HttpServletResponse response;
    private HttpServletResponse passedResponse;
    private HttpServletRequest wrapped;

    /** Creates the wrapper as the filter passes it to the application. */
    @BeforeEach
    void pass() throws Exception {
        JwtFilter filter = new JwtFilter();
        filter.init(Container.filter(Container.context("/app", Tokens.settings())));
        response = Container.response();
        FilterChain chain = mock();
        filter.doFilter(original, response, chain);
        ArgumentCaptor<HttpServletRequest> passed = ArgumentCaptor.forClass(HttpServletRequest.class);
        ArgumentCaptor<HttpServletResponse> passedResponses = ArgumentCaptor.forClass(HttpServletResponse.class);
        verify(chain).doFilter(passed.capture(), passedResponses.capture());
        wrapped = passed.getValue();
        passedResponse = passedResponses.getValue();
    }

    @Test
    void returns_the_user_in_every_method() {
        assertThat(wrapped.getUserPrincipal().getName()).isEqualTo("alice");
        assertThat(wrapped.getRemoteUser()).isEqualTo("alice");
        assertThat(wrapped.getAuthType()).isEqualTo("JWT");
        assertThat(wrapped.isUserInRole("user")).isTrue();
    }

    @Test
    void roles_are_compared_exactly() {
        assertThat(wrapped.isUserInRole("User")).isFalse();
        assertThat(wrapped.isUserInRole("")).isFalse();
        assertThat(wrapped.isUserInRole(null)).isFalse();
    }

    @Test
    void one_star_is_no_role_and_two_are_anyone_authenticated() throws Exception {
        assertThat(wrapped.isUserInRole("*")).isFalse();
        assertThat(wrapped.isUserInRole("**")).isTrue();
        wrapped.logout();
        assertThat(wrapped.isUserInRole("**")).isFalse();
    }

    @Test
    void an_anonymous_request_hides_the_user_of_the_container() throws Exception {
        when(original.getUserPrincipal()).thenReturn(() -> "container");
        when(original.getRemoteUser()).thenReturn("container");
        when(original.getAuthType()).thenReturn("BASIC");
        when(original.isUserInRole("user")).thenReturn(true);

        wrapped.logout();

        assertThat(wrapped.getUserPrincipal()).isNull();
        assertThat(wrapped.getRemoteUser()).isNull();
        assertThat(wrapped.getAuthType()).isNull();
        assertThat(wrapped.isUserInRole("user")).isFalse();
    }

    @Test
    void logout_and_login_do_not_reach_the_container() throws Exception {
        wrapped.logout();
        assertThatThrownBy(() -> wrapped.login("alice", "secret"))
                .isInstanceOf(ServletException.class)
                .hasMessageNotContaining("secret");

        verify(original, never()).logout();
        verify(original, never()).login(any(), any());
    }

    @Test
    void authenticate_is_true_for_an_authenticated_user_and_does_not_change_the_response() throws Exception {
        HttpServletResponse other = Container.response();

        assertThat(wrapped.authenticate(other)).isTrue();

        verify(other, never()).setStatus(401);
        verify(original, never()).authenticate(any());
    }

    @Test
    void authenticate_challenges_an_anonymous_user() throws Exception {
        wrapped.logout();
        HttpServletResponse other = Container.response();

        assertThat(wrapped.authenticate(other)).isFalse();

        verify(other).setStatus(401);
        verify(other).setHeader("WWW-Authenticate", "Bearer realm=\"application\"");
        verify(original, never()).authenticate(any());
    }

    @Test
    void authenticate_cannot_challenge_once_the_response_is_committed() throws Exception {
        wrapped.logout();
        HttpServletResponse other = Container.response();
        when(other.isCommitted()).thenReturn(true);

        assertThatThrownBy(() -> wrapped.authenticate(other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asynchronous_processing_keeps_the_wrapper() {
        AsyncContext context = mock();
        when(original.startAsync(wrapped, passedResponse)).thenReturn(context);

        assertThat(wrapped.startAsync()).isSameAs(context);
    }

    @Test
    void asynchronous_processing_uses_the_arguments_of_the_application() {
        HttpServletRequest other = mock();
        AsyncContext context = mock();
        when(original.startAsync(other, response)).thenReturn(context);

        assertThat(wrapped.startAsync(other, response)).isSameAs(context);
    }
}
